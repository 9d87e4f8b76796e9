// SPDX-License-Identifier: MIT
// A menu to take what is shown along: its address, a frame for an article, a picture, the data.
import { askedBy } from "./address.mjs";
import { button, el } from "./dom.mjs";
import { pictureOf } from "./saved_picture.mjs";

const SCALE = 2; // px of a picture to one of the screen
const MOST_PX = 8000; // of a side of it

/**
 * Builds the menu in `root`. `files` makes the data by their forms.
 *
 * @param {HTMLElement} root
 * @param {Data} data
 * @param {Record<string, () => string>} files
 */
export function buildShare(root, data, files) {
  const words = data.words.share;
  const text = el("textarea", { readonly: "", rows: 4, hidden: "", "aria-label": words.text });
  /** @param {string} value */
  const give = (value) => {
    text.hidden = false;
    text.value = value;
    text.select();
    document.getElementById("live").textContent = document.execCommand("copy") ? words.copied : words.text;
  };
  const link = () => location.href.replace(/[?#].*/, "") + (askedBy(location.hash) ? location.hash : "");
  const menu = el(
    "div",
    {},
    button(words.link, () => give(link())),
    button(words.embed, () => give(words.frame.replace("{link}", () => link().replaceAll("&", "&amp;")))),
    el("p", {}, words.picture),
    button("PNG", () => savePng(pictureOf())),
    button("SVG", () => save("SVG", pictureOf())),
    el("p", {}, words.data),
    ...Object.entries(files).map(([form, make]) => button(form, () => save(form, make()))),
    text,
  );
  const share = el("details", { class: "take" }, el("summary", {}, words.title), menu);
  share.addEventListener("keydown", ({ key }) => key === "Escape" && share.removeAttribute("open"));
  root.append(share);
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
  el("a", { href, download: [name, days].filter(Boolean).join("-") + `.${form.toLowerCase()}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 6e4);
}

/** @param {string} picture */
async function savePng(picture) {
  const image = el("img", { src: `data:image/svg+xml,${encodeURIComponent(picture)}` });
  await image.decode();
  const { width, height } = image;
  const scale = Math.min(SCALE, MOST_PX / Math.max(width, height));
  const canvas = el("canvas", { width: width * scale, height: height * scale });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && save("PNG", blob));
}
