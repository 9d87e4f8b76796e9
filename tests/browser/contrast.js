// SPDX-License-Identifier: MIT
// Every text of a page with the colours it is written in and on, and the WCAG ratio of the two.
// Gives `[[what, text, ratio, least]]` for all below `least`, worst first, and how many were looked at.
() => {
  const AA = 4.5, LARGE = 3, LARGE_PX = 24, LARGE_BOLD_PX = 18.66, SAMPLES = [0.02, 0.5, 0.98];
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  canvas.canvas.width = canvas.canvas.height = 1;

  /** Any CSS colour as [r, g, b, alpha], each from 0 to 1. */
  const known = new Map();
  const rgba = (css) => {
    if (!known.has(css)) known.set(css, painted(css));
    return known.get(css);
  };
  const painted = (css) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
  };
  const over = ([r, g, b, alpha], ground) => [...[r, g, b].map((part, i) => part * alpha + ground[i] * (1 - alpha)), 1];
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const faded = ([r, g, b, alpha], opacity) => [r, g, b, alpha * opacity];

  /** What lies under an element: the backgrounds of all around it, the nearest on top. */
  const grounds = new Map([[null, [1, 1, 1, 1]]]);
  const groundOf = (element) => {
    if (!grounds.has(element)) grounds.set(element, over(rgba(getComputedStyle(element).backgroundColor), groundOf(element.parentElement)));
    return grounds.get(element);
  };
  const opacityOf = (element) => {
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    return opacity;
  };
  const leastOf = ({ fontSize, fontWeight }) => {
    const size = parseFloat(fontSize);
    return size >= LARGE_PX || (size >= LARGE_BOLD_PX && Number(fontWeight) >= 700) ? LARGE : AA;
  };
  const found = [];
  let looked = 0;
  const look = (what, text, letters, ground, least) => {
    looked++;
    const ratio = contrast(over(letters, ground), ground);
    if (ratio < least) found.push([what, text.trim().slice(0, 40), Math.round(ratio * 100) / 100, least]);
  };

  // --- texts of the document
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("svg, script, style, option") || element.closest(":disabled")) continue;
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".unseen, caption, .hint:not(.shown)")) continue;
    const style = getComputedStyle(element);
    look(element.className || element.tagName, node.data, faded(rgba(style.color), opacityOf(element)), groundOf(element), leastOf(style));
  }
  for (const field of document.querySelectorAll("input[placeholder]")) {
    const style = getComputedStyle(field, "::placeholder");
    look("placeholder", field.placeholder, faded(rgba(style.color), Number(style.opacity)), groundOf(field), AA);
  }

  // --- texts of drawings
  const solid = (shape) => {
    const style = getComputedStyle(shape);
    const status = /\bs-([\w-]+)/.exec(shape.getAttribute("class"))?.[1] ?? shape.dataset.status;
    const colour = /^url/.test(style.fill) ? style.getPropertyValue(`--s-${status}`) || style.getPropertyValue("--none") : style.fill;
    return faded(rgba(colour), Number(style.fillOpacity) * Number(style.opacity));
  };
  const clipOf = (shape) => document.querySelector(/#[^"]+/.exec(shape.getAttribute("clip-path") ?? "")?.[0].replace(/\)$/, "") ?? "none");
  const covers = ({ shape, inverse, clip }, { x, y }) => {
    const point = new DOMPoint(x, y).matrixTransform(inverse());
    return shape.isPointInFill(point) && (!shape.hasAttribute("clip-path") || Boolean(clip()?.firstElementChild?.isPointInFill(point)));
  };
  /** The colour of the shapes at a point of the screen, the last on top, and how many there are. */
  const drawnAt = (shapes, point, paper) => {
    const under = shapes.filter((drawn) => point.x >= drawn.box.left && point.x <= drawn.box.right && point.y >= drawn.box.top && point.y <= drawn.box.bottom && covers(drawn, point));
    return { colour: under.reduce((ground, { colour }) => over(colour(), ground), paper), count: under.length };
  };
  /** What is asked for again is computed once: nothing changes while texts are looked at. */
  const once = (compute) => {
    let value;
    return () => (value ??= compute());
  };
  const boxed = (shapes) => [...shapes].filter((shape) => shape.checkVisibility()).map((shape) => ({
    shape,
    box: shape.getBoundingClientRect(),
    inverse: once(() => shape.getScreenCTM().inverse()),
    clip: once(() => clipOf(shape)),
    colour: once(() => solid(shape)),
  }));
  const haloOf = (style) => (parseFloat(style.strokeWidth) >= 2 && style.stroke !== "none" ? rgba(style.stroke) : null);

  for (const map of document.querySelectorAll(".folium-map")) {
    if (!map.checkVisibility({ visibilityProperty: true })) continue;
    const land = boxed(map.querySelectorAll(".country"));
    const units = boxed(map.querySelectorAll(".unit"));
    const isWhole = !map.classList.contains("isolating");
    const water = groundOf(map);
    for (const text of map.querySelectorAll(".letters text, .happening text")) {
      if (!text.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(text);
      const letters = faded(rgba(style.fill), Number(style.fillOpacity));
      const halo = haloOf(style);
      if (!halo) found.push([`${text.classList} without a halo`, text.textContent, 0, AA]);
      else look(`${text.classList} with halo`, text.textContent, letters, halo, leastOf(style));
      const box = text.getBoundingClientRect();
      const beneath = SAMPLES.flatMap((x) => SAMPLES.map((y) => {
        const point = { x: box.left + x * box.width, y: box.top + y * box.height };
        const below = drawnAt(land, point, water);
        const unit = drawnAt(units, point, below.colour);
        // Letters are computed for faint ground on land, which the map of a drawn country has under it.
        const isKnown = below.count > 0 || !text.matches(".inferred, .stale");
        return { ...unit, isUnit: unit.count > 0 && isKnown };
      }));
      const alike = new Set(beneath.map(({ colour }) => colour.map((part) => Math.round(part * 255)).join()));
      // A name across several grounds is read by what is around its letters.
      if (alike.size === 1 && beneath[0].isUnit && isWhole) look(`${text.classList} bare`, text.textContent, letters, beneath[0].colour, leastOf(style));
    }
    for (const number of map.querySelectorAll(".number")) {
      const [disc, text] = number.children;
      look("number", text.textContent, rgba(getComputedStyle(text).fill), rgba(getComputedStyle(disc).fill), AA);
    }
  }
  const bands = boxed(document.querySelectorAll("svg.shares :is(.share, .gap-box)"));
  for (const text of document.querySelectorAll("svg.shares text")) {
    const style = getComputedStyle(text);
    const paper = groundOf(text.closest("svg"));
    const box = text.getBoundingClientRect();
    const under = drawnAt(bands, { x: box.left + box.width / 2, y: box.top + box.height / 2 }, paper).colour;
    look(`chart ${text.classList}`, text.textContent, rgba(style.fill), haloOf(style) ?? under, leastOf(style));
    // Where a part of a band is paler the name is read by what is around its letters.
    if (text.classList.contains("on")) look("chart band-name bare", text.textContent, rgba(style.fill), rgba(style.getPropertyValue("--c")), leastOf(style));
  }
  return { looked, found: found.sort((a, b) => a[2] - b[2]) };
}
