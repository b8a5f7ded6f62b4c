"""All checks of a page that need the browser."""

import importlib.util
from pathlib import Path

from browser import Browser
from findings import Finding, findings_from
from keyboard import check_keyboard
from network import check_network
from printing import check_printing
from references import check_references

WIDTHS = (320, 375, 768, 1280)
SCHEMES = ("light", "dark")
# All sources unfolded, so that they are checked too.
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"


def axe_source() -> str:
    """The script of axe-core."""
    package = importlib.util.find_spec("axe_playwright_python")
    return (Path(list(package.submodule_search_locations)[0]) / "axe.min.js").read_text()


def check_page(browser: Browser, page: Path, axe: str) -> list[Finding]:
    """Runs every check of one page."""
    browser.set_media()
    browser.set_size(1280)
    browser.open(page)
    found = check_network(browser, page)
    found += findings_from(page, "", "picture", browser.run("pictures"))
    found += check_references(browser, page)
    browser.set_media(motion="reduce")
    found += findings_from(page, "", "motion", browser.run("motion"))
    found += check_keyboard(browser, page)
    browser.set_media()
    browser.open(page)
    for width in WIDTHS:
        browser.set_size(width)
        found += findings_from(page, f"{width} px", "layout", browser.run("layout", width))
    browser.driver.execute_script(UNFOLD)
    for width in WIDTHS:
        browser.set_size(width)
        found += findings_from(page, f"{width} px, unfolded", "layout", browser.run("layout", width))
    browser.driver.execute_script(axe)
    for scheme in SCHEMES:
        browser.set_media(scheme=scheme)
        for width in (1280, 320):
            mode = f"{scheme}, {width} px"
            browser.show_all(width)
            found += findings_from(page, mode, "axe", browser.run("axe"))
            found += findings_from(page, mode, "contrast", browser.run("contrast"))
    return found + check_printing(browser, page)
