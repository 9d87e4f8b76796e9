// SPDX-License-Identifier: MIT
// What a reader sees of a timeline: shapes, marks, names, numbers, lists and words.
() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (element) => element.getClientRects().length > 0 && !element.closest(".gone");
  const words = (element) => [...element.classList].filter((name) => !name.startsWith("leaflet")).sort().join(" ");
  const texts = (selector) => all(selector).filter(shown).map((element) => element.textContent);
  const placed = (element) => [element.textContent, words(element), element.getAttribute("transform"), element.getAttribute("x"), element.getAttribute("y")];
  return {
    units: all("path.unit, path.band").map((path) => [
      path.getAttribute("aria-label") ?? path.dataset.place,
      words(path),
      shown(path),
      path.style.getPropertyValue("--f"),
    ]),
    fronts: all("path.front, path.unit-line").map((path) => path.getAttribute("d")),
    marks: all(".marks .mark").filter(shown).map((mark) => [mark.getAttribute("aria-label"), words(mark), mark.innerHTML]),
    names: all(".letters text").filter(shown).map(placed),
    numbers: all(".number").filter(shown).map(placed),
    legend: texts(".statuses button"),
    lead: texts(".lead, #day"),
    notes: texts("#annotations li, #annotations p"),
    events: texts("#on-this-day li, #on-this-day p"),
    moves: texts("#changes li, #changes p"),
    rows: texts(".tw-row"),
    count: texts(".tw-count"),
    chart: [...texts("#bar .reading"), ...all("#chart .hand").map((hand) => [words(hand), hand.getAttribute("x1")])],
    player: [document.getElementById("time").value, document.getElementById("time").getAttribute("aria-valuetext"), ...texts("#when button")],
    address: location.hash,
  };
}
