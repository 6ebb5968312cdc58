"""Keys as a person reads them."""

import unicodedata
from contextlib import suppress

_NAMES = {
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
}
_SIGNS = {
    "slash": "/", "backslash": "\\", "plus": "+", "minus": "-",
    "less_than_sign": "<", "greater_than_sign": ">",
}  # fmt: skip
"""Signs that Unicode calls otherwise."""


def spelled(keys: str) -> str:
    """`slash,ctrl+f` as `/ Ctrl+F`."""
    return " ".join(_spell(key) for key in keys.split(","))


def _spell(key: str) -> str:
    if key.startswith(("ctrl+", "alt+", "shift+")):
        first, _, rest = key.partition("+")
        return f"{first.capitalize()}+{_NAMES.get(rest) or _sign(rest).upper()}"
    return _NAMES.get(key) or _sign(key)


def _sign(key: str) -> str:
    """A letter is told by itself, a sign by what Unicode calls it; of others Textual knows, which
    is not imported before it is needed."""
    if len(key) == 1 or key in _SIGNS:
        return _SIGNS.get(key, key)
    with suppress(KeyError):
        sign = unicodedata.lookup(key.replace("_", " "))
        if sign.isprintable() and not sign.isspace():
            return sign
    from textual.keys import format_key

    return format_key(key)
