"""What the colours of tags look like outside the terminal: the one table that all formats use."""

from nkreader.model import COLOURS, Colour

HEX: dict[Colour, str] = {
    "red": "#C62828",
    "orange": "#EF6C00",
    "yellow": "#F9A825",
    "lime": "#9E9D24",
    "green": "#2E7D32",
    "teal": "#00796B",
    "cyan": "#0097A7",
    "blue": "#1565C0",
    "indigo": "#3949AB",
    "violet": "#7B1FA2",
    "magenta": "#C2185B",
    "brown": "#5D4037",
}


def nearest(colour: str | None, number: int = 0) -> Colour:
    """The palette's name for "#rrggbb" or "#rgb" (in any case); for anything else, the one whose
    turn it is.

    >>> nearest("#c00000"), nearest("#06c"), nearest(None, 1)
    ('red', 'blue', 'orange')
    """
    parts = _parts(colour or "")
    if parts is None:
        return COLOURS[number % len(COLOURS)]

    def distance(name: Colour) -> int:
        own = _parts(HEX[name]) or (0, 0, 0)
        return sum((one - other) ** 2 for one, other in zip(parts, own, strict=True))

    return min(COLOURS, key=distance)


def _parts(colour: str) -> tuple[int, int, int] | None:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    try:
        value = int(digits, 16) if len(digits) == 6 else -1
    except ValueError:
        return None
    return (value >> 16, value >> 8 & 255, value & 255) if value >= 0 else None
