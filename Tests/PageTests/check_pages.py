"""Checks pages in a Chromium, and what they are checked with, as Scripts/test-page wants it.

    check_pages.py PAGE.html ...

A page is valid HTML and has nothing that axe-core objects to, in light and dark, wide and 320 px
narrow. Its texts have contrast, its pictures their sizes and words, its links a target. It asks for
nothing, runs nothing and moves nothing, is as wide as the window, goes by keyboard, and prints
whole. Before that, a page with mistakes has to be found out: broken/index.html, whose mistakes are
in broken/expected.txt.
"""

import sys
import time
from pathlib import Path

from browser import Browser
from checks import axe_source, check_page
from findings import Finding, summary
from markup import MarkupChecker
from size import check_size

BROKEN = Path(__file__).parent / "broken" / "index.html"


def missed(found: list[Finding]) -> list[str]:
    """How the mistakes found in the broken page differ from those that it has."""
    said = {f"{one.check}: {one.element}" for one in found if one.check != "markup"}
    said |= {f"{one.check}: {one.message}" for one in found if one.check == "markup"}
    lines = (BROKEN.parent / "expected.txt").read_text().splitlines()
    expected = {line for line in lines if line and not line.startswith("#")}
    return [f"not found in the broken page: {line}" for line in sorted(expected - said)] + [
        f"found in the broken page, and not expected: {line}" for line in sorted(said - expected)
    ]


def main(arguments: list[str]) -> int:
    """Checks the broken page and those given; 1 if anything is wrong."""
    pages = [Path(argument).resolve() for argument in arguments]
    start = time.monotonic()
    markup = MarkupChecker([BROKEN, *pages])
    axe = axe_source()
    browser = Browser()
    found: list[Finding] = []
    try:
        for page in [BROKEN, *pages]:
            found += check_page(browser, page, axe)
    finally:
        browser.close()
    found += markup.findings()
    for page in pages:
        found += check_size(page)
    wrong = missed([one for one in found if one.page == BROKEN])
    wrong += summary([one for one in found if one.page != BROKEN])
    for line in wrong:
        print(line, file=sys.stderr)
    seconds = time.monotonic() - start
    print(f"{len(pages)} pages checked in a browser in {seconds:.0f} s: {len(wrong)} mistakes.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
