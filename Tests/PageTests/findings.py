"""What a check says of a page."""

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
