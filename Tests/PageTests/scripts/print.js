// Puts a tiny mark at the top and the bottom of everything that must not be cut by the end of a
// page, and gives their names. A mark takes no room.

const wanted = "svg.plot, figure img, tr, .math, .training, .checks li, .images li, figure > .pictures > *";
const names = [];
const style = (mark) => Object.assign(mark.style, {
  position: "absolute", font: "1px monospace", lineHeight: "1px", color: "#777", whiteSpace: "nowrap", left: "0px" });
for (const element of document.querySelectorAll(wanted)) {
  if (!element.checkVisibility() || element.closest("details:not([open])")) continue;
  const number = names.length;
  if (element instanceof SVGSVGElement) {
    const view = element.viewBox.baseVal;
    if (!view || !view.width) continue;
    [["T", view.y + 1], ["B", view.y + view.height - 2]].forEach(([end, y]) => {
      const mark = document.createElementNS("http://www.w3.org/2000/svg", "text");
      mark.textContent = `mark${end}${number}x`;
      for (const [key, value] of Object.entries({ x: view.x + 1, y, "font-size": 1, fill: "#777" })) mark.setAttribute(key, value);
      element.append(mark);
    });
  } else {
    // A picture has no inside: its box stands for it. A row's marks stand in its first cell.
    const holder = element.localName === "img" ? element.parentElement : element.localName === "tr" ? element.cells[0] : element;
    if (!holder) continue;
    if (getComputedStyle(holder).position === "static") holder.style.position = "relative";
    [["T", "top"], ["B", "bottom"]].forEach(([end, side]) => {
      const mark = document.createElement("span");
      mark.textContent = `mark${end}${number}x`;
      style(mark);
      mark.style[side] = "0px";
      holder.append(mark);
    });
  }
  names.push(describe(element).replace(/markT\d+xmarkB\d+x/g, ""));
}
return names;
