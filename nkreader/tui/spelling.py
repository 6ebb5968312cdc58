"""Keys as a person reads them."""

_NAMES = {
    "slash": "/",
    "backslash": "\\",
    "full_stop": ".",
    "greater_than_sign": ">",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "asterisk": "*",
    "number_sign": "#",
    "semicolon": ";",
    "comma": ",",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
}


def spelled(keys: str) -> str:
    """`slash,ctrl+f` as `/ Ctrl+F`."""
    return " ".join(_spell(key) for key in keys.split(","))


def _spell(key: str) -> str:
    if key.startswith(("ctrl+", "alt+", "shift+")):
        first, _, rest = key.partition("+")
        return f"{first.capitalize()}+{_NAMES.get(rest, rest.upper())}"
    return _NAMES.get(key, key)
