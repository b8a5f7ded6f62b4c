// Follows the notebook in a preview: waits for the next version of the page and puts it where this
// one is, with the reader's place and open sources. No written report has this script.
(() => {
  "use strict";
  const storage = "gradbook-preview";
  let version = document.currentScript.dataset.version;

  // Where the reader wants to be. A page with an error may be too short to be there; until the reader
  // scrolls, the place is kept for the page that comes after it.
  let place = null;
  let reached = null;
  const opened = new Map();

  // Every <details>, by the nearest id before it, for those move with the text.
  function sources() {
    const result = new Map();
    let name = "";
    let count = 0;
    for (const element of document.querySelectorAll("[id], details")) {
      if (element.localName === "details") {
        result.set(name + " " + count++, element);
      } else {
        name = element.id;
        count = 0;
      }
    }
    return result;
  }

  function remember() {
    for (const [key, source] of sources()) opened.set(key, source.open);
    if (place && scrollY === reached) return;
    // What the reader looks at stays where it is when text is added further up: the first element
    // with an id in the window, or else the last one above it.
    const top = (element) => element.getBoundingClientRect().top;
    const elements = [...document.querySelectorAll("[id]")];
    const anchor =
      elements.find((element) => top(element) >= 0 && top(element) < innerHeight) ??
      elements.findLast((element) => top(element) < 0);
    if (scrollY === 0 || !anchor) place = { x: scrollX, y: scrollY };
    else place = { x: scrollX, y: scrollY, id: anchor.id, top: top(anchor) };
  }

  function restore() {
    for (const [key, source] of sources()) source.open = opened.get(key) ?? source.open;
    if (!place) return;
    const anchor = place.id && document.getElementById(place.id);
    const top = anchor ? scrollY + anchor.getBoundingClientRect().top - place.top : place.y;
    scrollTo({ left: place.x, top, behavior: "instant" });
    reached = scrollY;
  }

  // What a page has in its head besides its title: its policy and its style sheet.
  function form(page) {
    return [...page.head.children]
      .filter((element) => !["title", "script"].includes(element.localName))
      .map((element) => element.outerHTML)
      .join("\n");
  }

  // Fetches and decodes the pictures of a page, so that none is blank when it is shown.
  function load(page) {
    const pictures = [...page.querySelectorAll("image[href], img[src]")];
    return Promise.all(
      pictures.map((element) => {
        const picture = new Image();
        picture.src = element.getAttribute("href") ?? element.getAttribute("src");
        return picture.decode().catch(() => {});
      })
    );
  }

  async function show() {
    const reply = await fetch(location.pathname, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const script = page.querySelector("script[data-version]");
    if (!script || form(page) !== form(document)) {
      // The policy of this page does not allow another style sheet.
      remember();
      sessionStorage.setItem(storage, JSON.stringify({ place, opened: [...opened] }));
      history.scrollRestoration = "manual";
      location.reload();
      return new Promise(() => {});
    }
    await load(page);
    remember();
    version = script.dataset.version;
    document.title = page.title;
    document.documentElement.lang = page.documentElement.lang;
    document.documentElement.dir = page.documentElement.dir;
    document.body.replaceWith(document.adoptNode(page.body));
    restore();
  }

  // A page that nobody sees asks for nothing: browsers allow six connections to a server.
  function seen() {
    if (document.visibilityState === "visible") return undefined;
    return new Promise((done) => {
      document.addEventListener("visibilitychange", done, { once: true });
    });
  }

  async function follow() {
    for (;;) {
      await seen();
      try {
        const query = new URLSearchParams({ since: version });
        const reply = await fetch(".changes?" + query, { cache: "no-store" });
        if (reply.status === 200) {
          await show();
          continue;
        }
        if (reply.status === 204) continue;
      } catch {
        // The command has ended; it may be started again.
      }
      await new Promise((done) => setTimeout(done, 500));
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const stored = sessionStorage.getItem(storage);
    if (stored) {
      sessionStorage.removeItem(storage);
      const state = JSON.parse(stored);
      place = state.place;
      for (const [key, isOpen] of state.opened) opened.set(key, isOpen);
      restore();
      history.scrollRestoration = "auto";
    }
    follow();
  });
})();
