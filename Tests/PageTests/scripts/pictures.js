// Whether every picture is there, has the size that is said of it, and has words in its place.

const mistakes = [];
const sizeOf = (address) => new Promise((done) => {
  const picture = new Image();
  picture.onload = () => done([picture.naturalWidth, picture.naturalHeight]);
  picture.onerror = () => done(null);
  picture.src = address;
});
for (const picture of document.querySelectorAll("img, svg image")) {
  const isDrawn = picture.localName === "image";
  const address = picture.getAttribute(isDrawn ? "href" : "src");
  if (!isDrawn && !(picture.getAttribute("alt") || "").trim()) {
    mistakes.push([describe(picture), `has no alt text (${address.slice(0, 80)})`]);
  }
  const size = await sizeOf(address);
  if (!size) { mistakes.push([describe(picture), `cannot be shown (${address.slice(0, 80)})`]); continue; }
  // The colours of a scale are a line of pixels, drawn as high and wide as the bar is.
  if (isDrawn && size[1] === 1 && picture.closest(".color-bar")) continue;
  const stated = ["width", "height"].map((name) => Number(picture.getAttribute(name)));
  if ((isDrawn || picture.hasAttribute("width")) && (size[0] !== stated[0] || size[1] !== stated[1])) {
    mistakes.push([describe(picture), `is ${size.join(" × ")}, not ${stated.join(" × ")} (${address.slice(0, 80)})`]);
  }
}
for (const drawing of document.querySelectorAll('[role="img"]')) {
  if (!(drawing.getAttribute("aria-label") || "").trim()) mistakes.push([describe(drawing), "has role=img and no aria-label"]);
}
return mistakes;
