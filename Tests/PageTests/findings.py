"""What a check says of a page."""

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finding:
    """A mistake of a page: where it is, which check found it, and what is wrong."""

    page: Path
    mode: str
    check: str
    element: str
    message: str

    def __str__(self) -> str:
        place = f"{self.page.parent.name}/{self.page.name}"
        mode = f" [{self.mode}]" if self.mode else ""
        return f"{place}{mode} {self.check}: {self.element}: {self.message}"


def findings_from(
    page: Path, mode: str, check: str, mistakes: list[list[str]]
) -> list[Finding]:
    """The findings of a script, which gives an element and a message for each."""
    return [Finding(page, mode, check, element, message) for element, message in mistakes]


def summary(found: list[Finding]) -> list[str]:
    """A line for each mistake; one that is found in several modes has one line, that of the first."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for one in found:
        words = re.sub(r"[0-9.]+", "", one.message)
        groups.setdefault((str(one.page), one.check, one.element, words), []).append(one)
    lines = []
    for same in groups.values():
        others = dict.fromkeys(one.mode for one in same[1:] if one.mode != same[0].mode)
        lines.append(str(same[0]) + (f" (also: {'; '.join(others)})" if others else ""))
    return lines
