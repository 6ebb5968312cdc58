"""The user's own config.toml: keys, themes, emoji. A bad entry is told and left out.

A theme to begin with, or themes of one's own: TOML has no two things of one name.

```toml
emoji = "whole"
theme = "nkreader-light"
```

```toml
emoji = "whole"

[keys]
"sentence.next" = "j,n"

[[theme]]
name = "paper"
primary = "#8b5a2b"
dark = false
```
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.keys import Keys, key_to_character
from textual.theme import BUILTIN_THEMES, Theme

from nkreader.library.settings import TABLES
from nkreader.text import toml
from nkreader.text.hidden import one_line
from nkreader.tui.keymap import with_jamo
from nkreader.tui.keys import KEYS
from nkreader.tui.themes import shipped

_THEME = {one.name for one in fields(Theme)}
EMOJI = ("safe", "whole")
"""Emoji of several code points: in a form that every terminal shows alike, or as they are."""
_LONGEST = 300
"""Signs of a line about what is wrong."""
_NAMED = {key.value for key in Keys}


@dataclass(slots=True)
class Config:
    """What a config file asks for, as far as it holds."""

    keymap: dict[str, str] = field(default_factory=dict)
    """Keys by the id of the act, as Textual wants them."""
    themes: list[Theme] = field(default_factory=list)
    theme: str | None = None
    """The name of the theme to begin with; holds until another is chosen."""
    emoji: str = EMOJI[0]
    """Holds until the key has said otherwise."""
    trouble: list[str] = field(default_factory=list)
    """What is wrong with it, one line each."""

    def tell(self, words: str) -> None:
        """Say one thing more that is wrong; names in a file can be anything."""
        line = one_line(words)
        self.trouble.append(line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …")


def read(path: Path) -> Config:
    """The config in a file; an empty one where there is no file. Never raises."""
    config = Config()
    try:
        data = toml.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return config
    except (OSError, ValueError, RecursionError) as error:
        config.tell(f"{path}: not read ({error})")
        return config
    known = {"keys", "theme", "emoji", *TABLES}
    for name in data.keys() - known:
        config.tell(f"{path.name}: {name}: not known{_perhaps(name, known)}")
    keys, themes = data.get("keys", {}), data.get("theme", [])
    if isinstance(keys, dict):
        _keys(config, keys, path.name)
    else:
        config.tell(f"{path.name}: keys: write them below [keys]")
    if isinstance(themes, list):
        for entry in themes:
            _theme(config, entry, path.name)
    else:
        _use(config, themes, path.name)
    emoji = data.get("emoji", config.emoji)
    if isinstance(emoji, str) and emoji in EMOJI:
        config.emoji = emoji
    else:
        config.tell(f"{path.name}: emoji: {' or '.join(EMOJI)}, not {_shown(emoji)}")
    return config


def _keys(config: Config, wanted: dict[str, Any], name: str) -> None:
    ids = {key.id: key for key in KEYS}
    for act, keys in wanted.items():
        if act not in ids:
            config.tell(f"{name}: {act}: no such act{_perhaps(act, set(ids))}")
        elif not isinstance(keys, str) or not keys.strip():
            config.tell(f"{name}: {act}: name at least one key, as text")
        else:
            parts = [part.strip() for part in keys.split(",")]
            bad = [part for part in parts if not _is_key(part)]
            if bad:
                config.tell(f"{name}: {act}: {_shown(bad[0])} is not a key")
            else:
                config.keymap[act] = ",".join(parts)
    _drop_clashes(config, name)
    config.keymap = {act: with_jamo(keys) for act, keys in config.keymap.items()}


def _drop_clashes(config: Config, name: str) -> None:
    """Two acts of one place on one key: the user's entry is left out, until none clash."""
    while True:
        clash = next(_clashes(config.keymap), None)
        if clash is None:
            return
        mine, other, shared = clash
        config.tell(
            f"{name}: {mine}: the key {shared!r} is that of {other}; give {other} another one too"
        )
        del config.keymap[mine]


def _clashes(keymap: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """(act of the user's, the other act, the key that both have)."""
    for key in KEYS:
        mine = set(keymap.get(key.id, "").split(",")) - {""}
        for other in KEYS:
            shared = mine & set(keymap.get(other.id, other.keys).split(","))
            if other.id != key.id and shared and set(key.where) & set(other.where):
                yield key.id, other.id, sorted(shared)[0]


def _is_key(name: str) -> bool:
    """`j`, `J`, `slash`, `ctrl+r`, `f5` …"""
    last = name.split("+")[-1]
    modifiers = name.split("+")[:-1]
    if not set(modifiers) <= {"ctrl", "alt", "shift", "super"}:
        return False
    return len(last) == 1 or last in _NAMED or key_to_character(last) is not None


def _theme(config: Config, entry: Any, name: str) -> None:
    """Take a theme of the user's, where every part of it is of the kind that Textual wants."""
    label = entry.get("name", "?") if isinstance(entry, dict) else "?"
    label = one_line(label)[:40] if isinstance(label, str) else "?"
    if not isinstance(entry, dict) or not {"name", "primary"} <= entry.keys():
        config.tell(f"{name}: theme {label}: needs a name and a primary colour")
        return
    for part, value in entry.items():
        fault = _fault(part, value)
        if fault:
            config.tell(f"{name}: theme {label}: {part}: {fault}")
            return
    try:
        theme = Theme(**entry)
        theme.to_color_system().generate()
    except (ValueError, TypeError, AttributeError, ColorParseError) as error:
        config.tell(f"{name}: theme {label}: can't be used ({_first_line(error)})")
        return
    config.themes.append(theme)


def _fault(part: str, value: Any) -> str | None:
    """What is wrong with one part of a theme, if anything."""
    if part not in _THEME:
        return f"not known{_perhaps(part, _THEME)}"
    if part == "name":
        good = isinstance(value, str) and value.strip() and value.isprintable()
        return None if good else f"a name of visible characters, not {_shown(value)}"
    if part in ("dark", "ansi"):
        return None if isinstance(value, bool) else f"true or false, not {_shown(value)}"
    if part in ("luminosity_spread", "text_alpha"):
        good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
        return None if good else f"a number from 0 to 1, not {_shown(value)}"
    if part == "variables":
        good = isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
        return None if good else f"names with texts, not {_shown(value)}"
    return (
        None if isinstance(value, str) and _is_colour(value) else f"{_shown(value)} is not a colour"
    )


def _is_colour(value: str) -> bool:
    try:
        Color.parse(value)
    except (ColorParseError, ValueError):
        return False
    return True


def _shown(value: Any) -> str:
    """A value for an error line; Python spells out no number of more than 4,300 digits."""
    try:
        words = repr(value)
    except (ValueError, RecursionError):
        return "a value of thousands of signs"
    return words if len(words) <= 60 else f"{words[:59]}…"


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)[:100]


def _use(config: Config, wanted: Any, name: str) -> None:
    """Take the name of the theme to begin with."""
    known = {*BUILTIN_THEMES, *(theme.name for theme in shipped())}
    if isinstance(wanted, str) and wanted in known:
        config.theme = wanted
    elif isinstance(wanted, str):
        told = _perhaps(wanted, known) or "; F2 shows those there are"
        config.tell(f"{name}: theme: no theme is called {_shown(wanted)}{told}")
    else:
        config.tell(f"{name}: theme: the name of one, or [[theme]] for one of your own")


def _perhaps(word: str, known: set[str]) -> str:
    close = get_close_matches(word, sorted(known), 1)
    return f"; did you mean {close[0]}?" if close else ""
