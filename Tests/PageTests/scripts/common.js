// What the scripts share: the names of elements in messages, and colours.

const describe = (element) => {
  const name = (one) => one.localName + (one.id ? `#${one.id}` : "")
    + (one.getAttribute("class") ? "." + one.getAttribute("class").trim().split(/\s+/).join(".") : "");
  const places = [];
  for (let at = element; at && at !== document.body && places.length < 3; at = at.parentElement) {
    places.unshift(name(at));
    if (at.id) break;
  }
  const text = (element.getAttribute("aria-label") || element.alt || element.textContent
    || element.getAttribute("src") || "").trim().replace(/\s+/g, " ");
  return places.join(" > ") + (text ? ` “${text.slice(0, 40)}”` : "");
};

// [red, green, blue, opacity], 0 to 255 and 0 to 1, of a computed colour.
const colour = (text) => {
  const numbers = (text.match(/-?[\d.]+(e-?\d+)?/g) || []).map(Number);
  if (text.startsWith("rgb")) return [...numbers.slice(0, 3), numbers[3] ?? 1];
  if (text.startsWith("color(srgb")) return [...numbers.slice(0, 3).map((one) => one * 255), numbers[3] ?? 1];
  throw new Error(`not a colour that the checks know: ${text}`);
};
const over = (front, back) => [0, 1, 2].map((i) => front[i] * front[3] + back[i] * (1 - front[3])).concat(1);

// The contrast of two opaque colours by WCAG 2.2.
const contrast = (one, other) => {
  const luminance = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((value) => value / 255)
      .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};
const paper = () => colour(getComputedStyle(document.body).backgroundColor);
const canScroll = (element) => {
  const style = getComputedStyle(element);
  const scrolls = (value) => value === "auto" || value === "scroll";
  return (scrolls(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
    || (scrolls(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
};
