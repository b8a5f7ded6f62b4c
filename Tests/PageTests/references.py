"""Links and references lead somewhere."""

from pathlib import Path

from browser import Browser
from findings import Finding, findings_from


def check_references(browser: Browser, page: Path) -> list[Finding]:
    """Ids are unique, what names one finds it, and files that are linked are there."""
    result = browser.run("references")
    mistakes = result["mistakes"]
    for element, address in result["files"]:
        name, _, anchor = address.partition("#")
        file = page.parent / name
        if not file.is_file():
            mistakes.append([element, f"leads to {name}, which is not there"])
        elif anchor and f'id="{anchor}"' not in file.read_text():
            mistakes.append([element, f"leads to #{anchor} of {name}, which is not there"])
    return findings_from(page, "", "reference", mistakes)
