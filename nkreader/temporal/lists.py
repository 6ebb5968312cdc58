"""The word lists beside this module: `lists/NAME.txt`, a line an entry; `#` begins a remark."""

from functools import cache
from pathlib import Path

LISTS = Path(__file__).parent / "lists"


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The lines of a list, the longest first: so that a longer phrase wins over its beginning."""
    return tuple(sorted(lines(name), key=lambda line: (-len(line), line)))


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list in their order, without remarks and empty ones."""
    text = (LISTS / f"{name}.txt").read_text(encoding="utf-8")
    kept = (line.partition("#")[0].strip() for line in text.split("\n"))
    return tuple(line for line in kept if line)
