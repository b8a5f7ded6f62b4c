"""The keyboard reaches everything in order, and one sees where it is."""

from pathlib import Path

from selenium.webdriver.common.keys import Keys

from browser import Browser
from findings import Finding


def press(browser: Browser, key: str) -> None:
    """Presses a key wherever the focus is."""
    browser.driver.switch_to.active_element.send_keys(key)


def check_keyboard(browser: Browser, page: Path) -> list[Finding]:
    """Goes through the page by the tabulator key, and over its head by the link that is there for it."""
    found: list[Finding] = []
    expected = browser.run("stops")
    for index, name in enumerate(expected):
        press(browser, Keys.TAB)
        focused = browser.run("focused")
        while focused and focused["isBox"]:
            press(browser, Keys.TAB)
            focused = browser.run("focused")
        if focused is None or focused["stop"] != index:
            reached = focused["name"] if focused else "nothing"
            message = f"is next for the tabulator key, which reaches {reached}"
            found.append(Finding(page, "", "keyboard", name, message))
            break
        if focused["mistake"]:
            found.append(Finding(page, "", "keyboard", name, focused["mistake"]))
    return found + check_skip_link(browser, page)


def check_skip_link(browser: Browser, page: Path) -> list[Finding]:
    """The first stop leads to the text, and the next one is in it."""
    browser.open(page)
    if not browser.driver.execute_script("return document.querySelector('main[id]') !== null"):
        return [Finding(page, "", "keyboard", "main", "is not there, or has no id to skip to")]
    press(browser, Keys.TAB)
    press(browser, Keys.ENTER)
    hash_is_main = "return location.hash === '#' + document.querySelector('main').id"
    if not browser.driver.execute_script(hash_is_main):
        return [Finding(page, "", "keyboard", "first stop", "does not lead to the text")]
    press(browser, Keys.TAB)
    if not browser.driver.execute_script("return document.activeElement.closest('main') !== null"):
        return [Finding(page, "", "keyboard", "skip link", "the next stop is not in the text")]
    return []
