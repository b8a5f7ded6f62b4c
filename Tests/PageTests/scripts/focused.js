// What has the focus: its number, its name, and what is wrong with how that is seen.

const element = document.activeElement;
if (!element || element === document.body || element === document.documentElement) return null;
const style = getComputedStyle(element);
const box = element.getBoundingClientRect();
let mistake = null;
if (!element.matches(":focus-visible") || style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) {
  mistake = "has no outline when it has the focus";
} else if (style.outlineStyle !== "auto" && contrast(over(colour(style.outlineColor), paper()), paper()) < 3) {
  mistake = `has an outline with less contrast than 3 (${style.outlineColor})`;
} else if (box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight || !box.width) {
  mistake = "is out of sight when it has the focus";
}
// Chromium stops at a box that scrolls also where no tabindex says so; layout.js has its say about it.
const isBox = element.stop === undefined && canScroll(element);
return { stop: element.stop ?? -1, name: describe(element), isBox, mistake };
