// Whether the page is wider than the window, and whether boxes that scroll can be reached by keyboard.

const width = parameters[0];
const mistakes = [];
const widest = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
if (widest > width) {
  const isHeld = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible") return true;
    }
    return false;
  };
  const wide = Array.from(document.body.querySelectorAll("*")).filter((element) =>
    element.getBoundingClientRect().right > width + 0.5 && !isHeld(element));
  // Those that no other one causes.
  const causes = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
  for (const element of causes.length ? causes : [document.body]) {
    const right = Math.round(element.getBoundingClientRect().right);
    mistakes.push([describe(element), `reaches to ${right} px, so that the page scrolls sideways (${widest} px)`]);
  }
}
for (const box of document.body.querySelectorAll("*")) {
  if (box instanceof SVGElement || !box.checkVisibility() || !canScroll(box)) continue;
  const size = `${box.scrollWidth} × ${box.scrollHeight} px in ${box.clientWidth} × ${box.clientHeight}`;
  const hasName = box.hasAttribute("aria-label") || box.hasAttribute("aria-labelledby");
  if (box.tabIndex < 0 && !box.matches("nav:has(a[href])")) {
    mistakes.push([describe(box), `scrolls (${size}) and has no tabindex="0"`]);
  } else if (box.tabIndex >= 0 && !(hasName && box.hasAttribute("role"))) {
    mistakes.push([describe(box), "scrolls and has no role with an aria-label"]);
  }
}
return mistakes;
