"""Write docs/keys.md from the key table: `python docs/keys.py`. A test holds the two together."""

from itertools import groupby
from pathlib import Path

from nkreader.tui.keymap import GROUPS
from nkreader.tui.keys import KEYS
from nkreader.tui.spelling import spelled

HEAD = """# Keys

Every key has an id, by which `config.toml` can give it others (`nkreader where` names the file):

```toml
[keys]
"sentence.next" = "j,n"
```

A key of your own that another act of the same place has is told at the start and left out. With a
Korean keyboard the letter keys work as they are; every capital has a second key.

`Tab` goes to the panel and back. There, too, every key of the text does what it does in the text,
but for those by which one moves in the list; where that needs the cursor, the text has the keys
again. `x`, `c` and `r` act on the mark of the panel's line, `s` and `S` on its speaker.

Digits are tags, never counts. While a find is on, `n` and `N` go through its hits. `>` and `N` go
through the list that the article was opened from, as it is filtered and arranged; an article that
is only passed over so stays unread.

`Ctrl+P` has everything by name: the tags, every act that can be done where you are, and the themes.
Three of them are made for nkreader: `nkreader`, `nkreader-light` and `nkreader-contrast`. One is
taken to begin with by a line at the top of `config.toml`:

```toml
theme = "nkreader-light"
```

One that was chosen with `F2` or `Ctrl+P` is remembered and wins. In a file that has themes of your
own (`[[theme]]`) TOML allows no such line: choose with `F2`.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    rows = sorted(KEYS, key=lambda key: GROUPS.index(key.group))
    for group, keys in groupby(rows, key=lambda key: key.group):
        parts.append(f"\n## {group}\n\n| keys | does | where | id |\n|---|---|---|---|")
        for key in keys:
            shown = " ".join(f"`{one}`" for one in spelled(key.keys).split(" "))
            parts.append(f"| {shown} | {key.does} | {', '.join(key.where)} | `{key.id}` |")
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    Path(__file__).with_suffix(".md").write_text(page(), "utf-8")
