"""Which key does what: one table, from which bindings, footer, help and palette are made.

An action without a dot belongs to the widget that has the focus (the pane or the list); one with
`screen.` belongs to the screen. What the actions do is written there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal, NamedTuple

from textual.binding import Binding

Where = Literal["pane", "list", "passages", "panel", "review", "history"]


class Key(NamedTuple):
    """One act and the keys that do it. `id` is what a user's own keymap names."""

    id: str
    keys: str
    action: str
    does: str
    group: str
    where: tuple[Where, ...] = ("pane",)
    hint: str = ""
    """A word for the bottom line; empty where the act is not shown there."""


LISTS: tuple[Where, ...] = ("list", "passages", "panel", "review", "history")
EVERYWHERE: tuple[Where, ...] = ("pane", *LISTS)
READER: tuple[Where, ...] = ("pane", "panel")

KEYS: tuple[Key, ...] = (
    Key("sentence.next", "j", "next_sentence", "next sentence", "Move"),
    Key("sentence.previous", "k", "previous_sentence", "previous sentence", "Move"),
    Key("line.down", "down", "line_down", "one line down", "Move"),
    Key("line.up", "up", "line_up", "one line up", "Move"),
    Key("paragraph.next", "J,ctrl+down", "next_paragraph", "next paragraph", "Move"),
    Key("paragraph.previous", "K,ctrl+up", "previous_paragraph", "previous paragraph", "Move"),
    Key("word.next", "l,right", "next_word", "next word", "Move"),
    Key("word.previous", "h,left", "previous_word", "previous word", "Move"),
    Key("heading.next", "}", "next_heading", "next heading", "Move"),
    Key("heading.previous", "{", "previous_heading", "previous heading", "Move"),
    Key("top", "g,home", "top", "first line", "Move"),
    Key("end", "G,end", "end", "last line", "Move"),
    Key("page.down", "space,pagedown", "page_down", "one page down", "Move"),
    Key("page.up", "pageup,shift+space", "page_up", "one page up", "Move"),
    Key("entity.next", "e", "next_entity", "next entity", "Move"),
    Key("entity.previous", "E,alt+e", "previous_entity", "previous entity", "Move"),
    Key("entity.same.next", "asterisk", "same('name', 1)", "the same entity, next time", "Move"),
    Key(
        "entity.same.previous", "number_sign", "same('name', -1)", "the same entity, time before",
        "Move",
    ),
    Key("entity.kind.next", "semicolon", "same('kind', 1)", "next entity of this kind", "Move"),
    Key("entity.kind.previous", "comma", "same('kind', -1)", "one of this kind before", "Move"),
    Key("mark.next", "m", "next_mark", "next mark", "Move"),
    Key("mark.previous", "M,alt+m", "previous_mark", "previous mark", "Move"),
    Key("untagged.next", "n", "next_untagged", "next untagged sentence, or next find hit", "Move"),
    Key(
        "article.untagged", "N,ctrl+n", "untagged_article",
        "next article with untagged sentences, or previous find hit", "Move",
    ),
    Key(
        "list.untagged", "N,ctrl+n", "screen.untagged_article",
        "next article with untagged sentences", "Articles", ("list",),
    ),
    Key("sample", "s", "screen.sample", "add the sample corpus", "Articles", ("list",)),
    Key("select", "v", "select", "start or drop a selection; on a find hit, select it", "Select"),
    Key("select.grow", "]", "grow", "pull its end out by a word", "Select"),
    Key("select.shrink", "[", "shrink", "pull its end in by a word", "Select"),
    Key("select.paragraph", "p", "select_paragraph", "select the paragraph", "Select"),
    Key("drop", "escape", "drop", "drop the selection, end the find", "Select"),
    *(
        Key(f"tag.{digit}", digit, f"screen.tag('{digit}')", f"set or take off tag {digit}", "Tag")
        for digit in "1234567890"
    ),
    Key("tag.any", "t", "screen.tag_any", "any tag, by typing", "Tag", hint="tag"),
    Key("tag.again", "full_stop", "screen.tag_again", "the last tag again", "Tag"),
    Key("advance", "a", "screen.advance", "go to the next sentence after each tag", "Tag"),
    Key("note", "c", "screen.note", "write a note on the mark", "Tag", READER, hint="note"),
    Key("remove", "x", "screen.remove", "take the mark off", "Tag", READER),
    Key("cycle", "o", "cycle", "choose the next mark that overlaps here", "Tag"),
    Key(
        "retag", "r", "screen.retag", "retag or re-span the mark, keeping its note", "Tag", READER,
    ),
    Key("undo", "u", "screen.undo", "undo", "Tag", EVERYWHERE, hint="undo"),
    Key("redo", "U,ctrl+r", "screen.redo", "redo", "Tag", EVERYWHERE),
    Key("find", "slash", "screen.find", "find in the article", "Look", hint="find"),
    Key("panel.focus", "tab", "screen.panel", "to the panel and back", "Look", READER),
    Key(
        "panel.toggle", "backslash", "screen.toggle_panel", "show or hide the panel", "Look",
        READER,
    ),
    Key("kinds", "z", "screen.kinds", "which entity kinds are shown", "Look"),
    Key("zone", "Z,alt+z", "screen.zone", "what this paragraph is for", "Look"),
    Key("split", "s", "screen.split", "let a sentence begin at this word", "Look"),
    Key("join", "S,alt+s", "screen.join", "join this sentence with the next", "Look"),
    Key(
        "data", "i", "screen.data", "title, publisher, date … of the article", "Look",
        ("pane", "list"),
    ),
    Key("wider", "plus", "screen.measure(4)", "wider lines", "Look"),
    Key("narrower", "minus", "screen.measure(-4)", "narrower lines", "Look"),
    Key("spacing", "equals_sign", "screen.spacing", "closer or wider apart", "Look"),
    Key("theme", "f2", "screen.theme", "another theme", "Look", EVERYWHERE),
    Key("legend", "f3", "screen.legend", "what the colours mean", "Look"),
    Key("emoji", "ctrl+e", "screen.emoji", "emoji in a steady form, or whole", "Look", EVERYWHERE),
    Key("copy", "y", "copy", "copy the passage with its citation", "Look"),
    Key("link", "b", "screen.open_link", "open a link", "Look", READER),
    Key("down", "j,down", "down", "next line", "Move", LISTS),
    Key("up", "k,up", "up", "previous line", "Move", LISTS),
    Key("list.page.down", "space,pagedown", "page_down", "one page down", "Move", LISTS),
    Key("list.page.up", "pageup,shift+space", "page_up", "one page up", "Move", LISTS),
    Key("list.top", "g,home", "top", "first line", "Move", LISTS),
    Key("list.end", "G,end", "end", "last line", "Move", LISTS),
    Key("open", "enter", "open", "open it", "Articles", LISTS, hint="open"),
    Key(
        "filter", "f", "screen.filter", "filter the list as you type", "Articles", ("list",),
        hint="filter",
    ),
    Key(
        "search", "slash", "screen.search", "search every article", "Articles", ("list",),
        hint="search",
    ),
    Key("add", "plus", "screen.add", "add files or folders", "Articles", ("list",)),
    Key("clear", "escape", "screen.clear", "show the whole list again", "Articles", LISTS),
    *(
        Key(f"only.{digit}", digit, f"screen.tag('{digit}')", f"passages of tag {digit}",
            "Articles", ("passages",))
        for digit in "1234567890"
    ),
    Key("only.any", "t", "screen.tag_any", "passages of a tag, by typing", "Articles",
        ("passages",)),
    Key("done", "d", "screen.done", "done with this article, or not", "Articles", ("pane", "list")),
    Key(
        "unread", "greater_than_sign", "screen.next_unread",
        "next unread article", "Articles", ("pane", "list"),
    ),
    Key(
        "passages", "T,ctrl+t", "app.room('passages')", "passages of a tag, everywhere", "Articles",
        EVERYWHERE,
    ),
    Key(
        "review", "R,alt+r", "app.room('review')", "passages whose place is not certain",
        "Articles", EVERYWHERE,
    ),
    Key("accept", "y", "screen.accept", "accept the proposed place", "Review", ("review",)),
    Key("orphan", "x", "screen.orphan", "say that the passage is gone", "Review", ("review",)),
    Key("revert", "x", "screen.revert", "take this one act back", "Tag", ("history",)),
    Key(
        "history", "H,alt+h", "app.room('history')", "what was done, to revert any of it",
        "nkreader", EVERYWHERE,
    ),
    Key(
        "handover", "w", "screen.hand_over", "hand the annotations over", "Articles", EVERYWHERE,
        hint="hand over",
    ),
    Key("help", "question_mark", "screen.help", "every key", "nkreader", EVERYWHERE, hint="keys"),
    Key("back", "q", "screen.back", "back; at the top, quit", "nkreader", EVERYWHERE),
)  # fmt: skip

GROUPS = ("Tag", "Move", "Select", "Look", "Articles", "Review", "nkreader")
"""The groups of acts in the order in which they are shown."""

_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_KOREAN = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ"
_JAMO = dict(zip(_LATIN, _KOREAN, strict=True))
"""The letter that a Korean (2-beolsik) keyboard sends for each Latin one."""


def with_jamo(keys: str) -> str:
    """`keys` and, for each small letter among them, the jamo of the same key.

    >>> with_jamo("j,down")
    'j,ㅓ,down'
    """
    out = []
    for key in keys.split(","):
        out.append(key)
        if key in _JAMO:
            out.append(_JAMO[key])
    return ",".join(out)


def is_jamo(key: str) -> bool:
    """Whether a key is one that a Korean keyboard sends in the place of a Latin letter."""
    return key in _KOREAN


def key_of(id: str, own: Mapping[str, str]) -> str:
    """The first key of an act; `own` has the user's own keys by the id of the act."""
    keys = own.get(id) or next(key.keys for key in KEYS if key.id == id)
    return keys.split(",")[0]


def keys_of(where: Where) -> Iterator[Key]:
    """The rows of the table that hold in one place, in order."""
    return (key for key in KEYS if where in key.where)


def bindings(where: Where) -> list[Binding]:
    """Textual's bindings for the widget that has the focus in one place."""
    return [
        Binding(with_jamo(key.keys), key.action, key.does, show=bool(key.hint), id=key.id)
        for key in keys_of(where)
    ]


def bindings_around(where: Where) -> list[Binding]:
    """The same for what stands around that widget, beside others whose own keys come first. What
    the widget itself does is left to the screen's act `in_text`, with its action."""
    return [
        binding
        if "." in binding.action
        else replace(binding, action=f"screen.in_text({binding.action!r})")
        for binding in bindings(where)
    ]
