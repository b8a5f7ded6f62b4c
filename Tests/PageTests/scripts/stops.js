// The elements that the tabulator key has to reach, in order, each with its number as a property.

const stops = Array.from(document.querySelectorAll('a[href], summary, [tabindex="0"], button, input'))
  .filter((element) => element.checkVisibility({ visibilityProperty: true }));
stops.forEach((element, index) => { element.stop = index; });
return stops.map(describe);
