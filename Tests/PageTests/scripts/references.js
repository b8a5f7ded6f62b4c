// Whether what refers to an element finds it, and whether ids are unique. Gives the links to files too.

const mistakes = [];
const files = [];
const counts = new Map();
for (const element of document.querySelectorAll("[id]")) counts.set(element.id, (counts.get(element.id) || 0) + 1);
for (const [id, count] of counts) if (count > 1) mistakes.push([`#${id}`, `${count} elements have this id`]);
for (const link of document.querySelectorAll("a[href]")) {
  const address = link.getAttribute("href");
  if (address.startsWith("#")) {
    const id = decodeURIComponent(address.slice(1));
    if (!counts.has(id)) mistakes.push([describe(link), `leads to ${address}, which is not there`]);
  } else if (link.protocol === "file:") {
    files.push([describe(link), decodeURIComponent(address)]);
  }
}
for (const name of ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers"]) {
  for (const element of document.querySelectorAll(`[${name}]`)) {
    for (const id of element.getAttribute(name).split(/\s+/)) {
      if (!counts.has(id)) mistakes.push([describe(element), `${name} names ${id}, which is not there`]);
    }
  }
}
return { mistakes, files };
