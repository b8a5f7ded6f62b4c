"""A page asks for nothing but its own pictures, and its console is silent."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from browser import Browser
from findings import Finding


def check_network(browser: Browser, page: Path) -> list[Finding]:
    """What was asked for since the page was opened, what did not come, what the console says."""
    addresses: dict[str, str] = {}
    mistakes: list[tuple[str, str]] = []
    for event in browser.events():
        parameters = event["params"]
        if event["method"] == "Network.requestWillBeSent":
            address = parameters["request"]["url"]
            addresses[parameters["requestId"]] = address
            if not is_own(address, page):
                mistakes.append((address[:100], "is asked for, and is no file of this page"))
        elif event["method"] == "Network.loadingFailed":
            address = addresses.get(parameters["requestId"], "a request")
            reason = parameters.get("blockedReason") or parameters.get("errorText", "")
            mistakes.append((address[:100], f"did not come: {reason}"))
    found = [Finding(page, "", "network", *mistake) for mistake in mistakes]
    return found + [Finding(page, "", "console", "page", line) for line in browser.console()]


def is_own(address: str, page: Path) -> bool:
    """Whether an address is the page, one of its files, or holds its data itself."""
    parts = urlsplit(address)
    if parts.scheme in ("data", "about"):
        return True
    return parts.scheme == "file" and Path(unquote(parts.path)).is_relative_to(page.parent)
