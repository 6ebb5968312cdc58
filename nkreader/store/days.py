"""Dates of articles as numbers in the order of time: 20200312, 20200300 for a month, 20200000 for a
year, 0 where there is none."""

import re

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?![0-9]).*)?)?", re.DOTALL)


def number(published: str | None) -> int:
    """The number of an ISO date of any precision."""
    told = _ISO.fullmatch(published or "")
    return int("".join(part or "00" for part in told.groups())) if told else 0


def iso(day: int | None) -> str | None:
    """The date of a number; None for 0."""
    if not day:
        return None
    digits = f"{day:08}"
    parts = digits[:4], digits[4:6], digits[6:]
    return "-".join(part for part in parts if part != "00")
