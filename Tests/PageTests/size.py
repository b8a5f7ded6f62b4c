"""How large the reports are."""

from pathlib import Path

from findings import Finding

# The largest size in bytes of a page with its pictures.
LIMITS = {"and-gate": 100_000}


def check_size(page: Path) -> list[Finding]:
    """Prints the size of a page and of its pictures, and compares it where there is a limit."""
    pictures = sum(file.stat().st_size for file in page.parent.glob("*.png"))
    results = page.parent / "results.json"
    total = page.stat().st_size + pictures
    numbers = results.stat().st_size if results.exists() else 0
    name = page.parent.name
    print(
        f"{name}: page {page.stat().st_size:,} bytes, pictures {pictures:,}, both {total:,},"
        f" results.json {numbers:,}")
    limit = LIMITS.get(name, total)
    return [Finding(page, "", "size", "page", f"{total:,} bytes, not {limit:,}")] if total > limit else []
