"""A Chromium without a window, and what the checks ask of it."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

SCRIPTS = Path(__file__).parent / "scripts"


class Browser:
    """Opens pages as files and sets what a page can ask for: width, colours, motion, paper."""

    def __init__(self) -> None:
        options = Options()
        options.add_argument("--headless=new")
        options.add_argument("--hide-scrollbars")
        options.add_argument("--disable-gpu")
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")  # Chromium has none for the superuser.
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.driver = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
        self.driver.set_script_timeout(120)

    def open(self, page: Path) -> None:
        """Opens a page and forgets what was noted of the one before."""
        self.driver.get("about:blank")
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.driver.get(page.as_uri())

    def command(self, name: str, **parameters: Any) -> Any:
        """Sends a command of the Chrome DevTools Protocol."""
        return self.driver.execute_cdp_cmd(name, parameters)

    def run(self, script: str, *arguments: Any) -> Any:
        """Runs a file of the folder `scripts` as the body of a function, and gives its value."""
        code = (SCRIPTS / "common.js").read_text() + (SCRIPTS / f"{script}.js").read_text()
        result = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "const given = Array.from(arguments).slice(0, -1);"
            f"(async (...parameters) => {{{code}\n}})(...given)"
            ".then(value => done({ value }), error => done({ error: String(error.stack) }));",
            *arguments,
        )
        if "error" in result:
            raise RuntimeError(f"{script}.js: {result['error']}")
        return result["value"]

    def set_media(self, media: str = "", scheme: str = "light", motion: str = "no-preference") -> None:
        """Sets the medium (`screen` where it is empty), the colours and the wish for motion."""
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": motion},
        ]
        self.command("Emulation.setEmulatedMedia", media=media, features=features)

    def set_size(self, width: int, height: int = 900) -> None:
        """Sets the width and height of the window, in CSS pixels."""
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )

    def show_all(self, width: int) -> None:
        """Makes the window as high as the page is at this width, so that nothing is out of it."""
        self.set_size(width)
        height = self.driver.execute_script("return document.documentElement.scrollHeight")
        self.set_size(width, min(height + 50, 60_000))

    def events(self) -> list[dict[str, Any]]:
        """What the browser noted of the network since the last time it was asked."""
        return [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]

    def console(self) -> list[str]:
        """The warnings and errors of the console since the last time it was asked."""
        return [
            entry["message"] for entry in self.driver.get_log("browser")
            if entry["level"] in ("WARNING", "SEVERE")
        ]

    def close(self) -> None:
        """Ends the browser."""
        self.driver.quit()
