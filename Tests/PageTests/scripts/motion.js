// Whether anything moves by itself or runs. Asked while the reader wants no motion.

const mistakes = [];
const isLong = (durations) => durations.split(",").some((one) => parseFloat(one) > 0);
for (const element of document.querySelectorAll("*")) {
  const style = getComputedStyle(element);
  if (isLong(style.transitionDuration)) mistakes.push([describe(element), `has a transition of ${style.transitionDuration}`]);
  if (isLong(style.animationDuration)) mistakes.push([describe(element), `has an animation of ${style.animationDuration}`]);
  if (style.scrollBehavior !== "auto") mistakes.push([describe(element), "scrolls smoothly for those who want no motion"]);
  for (const { name } of element.attributes) {
    if (name.startsWith("on")) mistakes.push([describe(element), `has a script in ${name}`]);
  }
}
for (const script of document.scripts) mistakes.push([describe(script), "is a script"]);
return mistakes;
