// SPDX-License-Identifier: MIT
// A menu to take what is shown along: its address, a frame for an article, a picture, the data.
import { addressAlone, askedBy } from "./address.mjs";
import { button, el } from "./dom.mjs";
import { pictureOf } from "./saved_picture.mjs";
import { painted } from "./tasks.mjs";

const SCALE = 2; // px of a picture to one of the screen
const MOST_PX = 8000; // of a side of it
const KEPT_MS = 6e4; // ms in which a browser has taken a file

/**
 * Builds the menu in `root`. `files` makes the data by their forms.
 *
 * @param {HTMLElement} root
 * @param {Data} data
 * @param {Record<string, () => string>} files
 */
export function buildShare(root, { words: { share: words } }, files) {
  const text = el("textarea", { readonly: "", rows: 4, hidden: "", "aria-label": words.text });
  /** @param {string} value */
  const give = (value) => {
    text.hidden = false;
    text.value = value;
    text.select();
    document.getElementById("live").textContent = document.execCommand("copy") ? words.copied : words.text;
  };
  const menu = el(
    "div",
    {},
    button(words.link, () => give(addressAlone(location))),
    button(words.embed, () => give(words.frame.replace("{link}", () => addressAlone(location).replaceAll("&", "&amp;")))),
    el("p", {}, words.picture),
    saver("PNG", pngOf),
    saver("SVG", pictureOf),
    el("p", {}, words.data),
    ...Object.entries(files).map((file) => saver(...file)),
    text,
  );
  const share = el("details", { class: "take" }, el("summary", {}, words.title), menu);
  share.addEventListener("keydown", ({ key }) => key === "Escape" && share.removeAttribute("open"));
  root.append(share);
}

/**
 * A button that gives the reader a file, if it can be made. That it is pressed is seen before that.
 *
 * @param {string} form
 * @param {() => BlobPart | Promise<BlobPart | null>} make
 */
function saver(form, make) {
  const made = button(form, async () => {
    made.ariaBusy = "true";
    await painted();
    try {
      const file = await make();
      if (file) save(form, file);
    } finally {
      made.ariaBusy = null;
    }
  });
  return made;
}

/**
 * Gives the reader a file, named by the page and its days.
 *
 * @param {string} form
 * @param {BlobPart} content
 */
function save(form, content) {
  const name = decodeURI(location.pathname).replace(/.*\/|\.\w+$/g, "") || "map";
  const days = askedBy(location.hash)?.days?.replace("=", "-");
  const href = URL.createObjectURL(new Blob([content]));
  el("a", { href, download: name + (days ? `-${days}` : "") + `.${form.toLowerCase()}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}

/** @returns {Promise<BlobPart | null>} nothing where a browser has no room for so large a picture */
async function pngOf() {
  const image = el("img", { src: `data:image/svg+xml,${encodeURIComponent(pictureOf())}` });
  await image.decode();
  const scale = Math.min(SCALE, MOST_PX / image.width, MOST_PX / image.height);
  const canvas = el("canvas", { width: image.width * scale, height: image.height * scale });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve));
}
