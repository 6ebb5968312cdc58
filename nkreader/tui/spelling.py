"""Keys as a person reads them."""

from textual.keys import format_key

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


def spelled(keys: str) -> str:
    """`slash,ctrl+f` as `/ Ctrl+F`."""
    return " ".join(_spell(key) for key in keys.split(","))


def _spell(key: str) -> str:
    if key.startswith(("ctrl+", "alt+", "shift+")):
        first, _, rest = key.partition("+")
        return f"{first.capitalize()}+{_NAMES.get(rest) or format_key(rest).upper()}"
    return _NAMES.get(key) or format_key(key)
