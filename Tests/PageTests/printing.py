"""On paper no figure is cut, and nothing is wider than the sheet."""

import base64
import re
import subprocess
from pathlib import Path

from browser import Browser
from findings import Finding, findings_from

# Width and height in inches; the margins are those of the style sheet, 2 cm.
SHEETS = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}
MARGINS = 4 / 2.54

PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
MARK = re.compile(r"mark([TB])(\d+)x")


def check_printing(browser: Browser, page: Path) -> list[Finding]:
    """Prints the page on each sheet and looks where the marks of print.js came to lie."""
    found: list[Finding] = []
    for name, (width, height) in SHEETS.items():
        mode = f"print on {name}"
        browser.open(page)
        browser.set_media("print")
        room = int((width - MARGINS) * 96)
        browser.set_size(room)
        found += findings_from(page, mode, "cut", browser.run("cut", room))
        browser.set_media()
        browser.set_size(1280)
        names = browser.run("print")
        pdf = browser.command(
            "Page.printToPDF", paperWidth=width, paperHeight=height, printBackground=True)
        found += findings_in(base64.b64decode(pdf["data"]), names, page, mode)
    return found


def findings_in(pdf: bytes, names: list[str], page: Path, mode: str) -> list[Finding]:
    """Both marks of each thing have to lie on one page of the PDF, and each word on the paper."""
    boxes = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=pdf, stdout=subprocess.PIPE, check=True
    ).stdout.decode()
    places: dict[int, dict[str, int]] = {}
    found: list[Finding] = []
    for number, sheet in enumerate(PAGE.finditer(boxes), start=1):
        width = float(sheet[1])
        for word in WORD.finditer(sheet[3]):
            for end, mark in MARK.findall(word[5]):
                places.setdefault(int(mark), {})[end] = number
            if float(word[3]) > width or float(word[1]) < 0:
                found.append(Finding(page, mode, "cut", word[5], f"goes over the edge of page {number}"))
    for mark, name in enumerate(names):
        top, bottom = (places.get(mark, {}).get(end) for end in "TB")
        if top is None or bottom is None:
            found.append(Finding(page, mode, "cut", name, "is not on the paper"))
        elif top != bottom:
            found.append(Finding(page, mode, "cut", name, f"begins on page {top} and ends on page {bottom}"))
    return found
