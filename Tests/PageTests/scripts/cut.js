// What a sheet of this width cuts off at the right, in print: nothing scrolls there.

const mistakes = [];
const widest = document.documentElement.scrollWidth;
if (widest > parameters[0]) mistakes.push(["page", `is ${widest} px wide on a sheet with ${parameters[0]} px`]);
for (const box of document.body.querySelectorAll("*")) {
  if (box instanceof SVGElement || !box.checkVisibility()) continue;
  const isOpen = getComputedStyle(box).overflowX === "visible";
  if (!isOpen && box.clientWidth && box.scrollWidth > box.clientWidth + 1) {
    mistakes.push([describe(box), `is cut: ${box.scrollWidth} px in ${box.clientWidth} px`]);
  }
}
return mistakes;
