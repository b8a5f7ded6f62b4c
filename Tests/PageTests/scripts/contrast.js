// The contrast of every text with what is painted under it. The window has to hold the whole page.

const shapes = ["rect", "circle", "ellipse", "path", "polygon"];
const opacityAbove = (element) => {
  let opacity = 1;
  for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
};
// What an element paints behind what lies on it, or null.
const painted = (element) => {
  const style = getComputedStyle(element);
  if (element instanceof SVGElement) {
    if (element.localName === "image") return "a picture";
    if (!shapes.includes(element.localName) || style.fill === "none") return null;
    const fill = colour(style.fill);
    return [...fill.slice(0, 3), fill[3] * Number(style.fillOpacity) * opacityAbove(element)];
  }
  if (element.localName === "img") return "a picture";
  if (style.backgroundImage !== "none") return "a picture";
  const fill = colour(style.backgroundColor);
  return fill[3] ? [...fill.slice(0, 3), fill[3] * opacityAbove(element)] : null;
};
const under = (element, x, y) => {
  const stack = document.elementsFromPoint(x, y);
  const place = stack.indexOf(element);
  if (place >= 0) return stack.slice(place);
  // What is scrolled out of its box is not found at a point: what it stands in has to do.
  const chain = [];
  for (let at = element; at; at = at.parentElement) chain.push(at);
  return chain;
};

const mistakes = [];
const seen = new Set();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode;
  const element = text.parentElement;
  if (!text.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
  const range = document.createRange();
  range.selectNodeContents(text);
  const box = Array.from(range.getClientRects()).find((one) => one.width > 0);
  if (!box) continue;
  const style = getComputedStyle(element);
  const layers = [];
  let picture = null;
  for (const layer of under(element, box.x + box.width / 2, box.y + box.height / 2)) {
    const fill = painted(layer);
    if (fill === "a picture") { picture = layer; break; }
    if (fill) layers.push(fill);
    if (fill && fill[3] === 1) break;
  }
  if (picture) { mistakes.push([describe(element), `stands on a picture, ${describe(picture)}`]); continue; }
  const ground = layers.reduceRight((back, front) => over(front, back), paper());
  const isDrawn = element instanceof SVGElement && !(element.namespaceURI.endsWith("MathML"));
  const ink = colour(isDrawn ? style.fill : style.color);
  ink[3] *= opacityAbove(element) * (isDrawn ? Number(style.fillOpacity) : 1);
  const found = contrast(over(ink, ground), ground);
  const scale = isDrawn ? Math.abs(Math.hypot(element.getScreenCTM().a, element.getScreenCTM().b)) : 1;
  const size = parseFloat(style.fontSize) * scale;
  const wanted = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
  const key = `${element.localName}${element.getAttribute("class")}${ink}${ground}`;
  if (found < wanted && !seen.has(key)) {
    seen.add(key);
    mistakes.push([describe(element), `contrast ${found.toFixed(2)}, not ${wanted}`]);
  }
}
return mistakes;
