"""The figures of a text as numbers, whether it writes 18,400 or 1만 8400: to compare languages."""

import re
from unicodedata import normalize

_NUMBER = re.compile(
    r"(?P<ten>\d[\d,]{0,8}(?:\.\d{1,3})?)\s?만\s?(?:(?P<thousand>\d)천)?(?:(?P<rest>\d[\d,]{0,5})(?![\d만]))?"
    r"|(?P<thousands>\d)천\s?(?:(?P<hundreds>\d{1,3})(?!\d))?"
    r"|(?P<plain>\d[\d,]{0,14}(?:\.\d{1,6})?)(?:\s(?P<power>million|billion))?"
)
_POWERS = {"million": 10**6, "billion": 10**9}


def figures(text: str) -> frozenset[str]:
    """The numbers of two digits and more, or with a fraction, as plain decimals: "18400", "2.5"."""
    found = set()
    for match in _NUMBER.finditer(normalize("NFKC", text)):
        value = _value(match)
        if value >= 10 or value != int(value):
            found.add(f"{value:.10g}" if value != int(value) else str(int(value)))
    return frozenset(found)


def _value(match: "re.Match[str]") -> float:
    if match["ten"]:
        rest = _plain(match["rest"]) + 1000 * _plain(match["thousand"])
        return round(_plain(match["ten"]) * 10_000 + rest, 6)
    if match["thousands"]:
        return 1000 * _plain(match["thousands"]) + _plain(match["hundreds"])
    return _plain(match["plain"]) * _POWERS.get(match["power"] or "", 1)


def _plain(written: str | None) -> float:
    return float((written or "0").replace(",", ""))
