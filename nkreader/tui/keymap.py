"""Which key does what, where: one table, from which bindings, footer, help and palette are made.

What an act does is the function of the same id in `acts`. Which keys hold in a place, and which
acts are allowed there now, is worked out here, without a screen.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from textual.binding import Binding

from nkreader.tui.spelling import spelled

Where = Literal["pane", "list", "hits", "passages", "panel", "review", "history", "feeds"]
State = Literal["empty"]
"""What may be so of a place: `empty`, a library without articles."""


class Key(NamedTuple):
    """One act and the keys that do it. `id` is what a user's own keymap names."""

    id: str
    keys: str
    does: str
    group: str
    where: tuple[Where, ...] = ("pane",)
    when: State | None = None
    """The act is allowed while this is so; None: always."""


DIGITS = "1234567890"
LISTS: tuple[Where, ...] = ("list", "hits", "passages", "panel", "review", "history", "feeds")
EVERYWHERE: tuple[Where, ...] = ("pane", *LISTS)
READER: tuple[Where, ...] = ("pane", "panel")
TEXTS: tuple[Where, ...] = ("pane", "list", "hits", "passages")
"""Where one article can be put beside another."""
TAGGED: tuple[Where, ...] = ("pane", "hits", "passages")
"""Where digits set tags."""
MARKED: tuple[Where, ...] = (*READER, "passages")
"""Where marks are changed."""

KEYS: tuple[Key, ...] = (
    Key("sentence.next", "j", "next sentence", "Move"),
    Key("sentence.previous", "k", "previous sentence", "Move"),
    Key("line.down", "down", "one line down", "Move"),
    Key("line.up", "up", "one line up", "Move"),
    Key("paragraph.next", "J,ctrl+down", "next paragraph", "Move"),
    Key("paragraph.previous", "K,ctrl+up", "previous paragraph", "Move"),
    Key("word.next", "l,right", "next word", "Move"),
    Key("word.previous", "h,left", "previous word", "Move"),
    Key("heading.next", "}", "next heading", "Move"),
    Key("heading.previous", "{", "previous heading", "Move"),
    Key("top", "g,home", "first line", "Move"),
    Key("end", "G,end", "last line", "Move"),
    Key("page.down", "space,pagedown", "one page down", "Move"),
    Key("page.up", "pageup,shift+space", "one page up", "Move"),
    Key("entity.next", "e", "next entity", "Move"),
    Key("entity.previous", "E,alt+e", "previous entity", "Move"),
    Key("entity.same.next", "asterisk", "the same entity, next time", "Move"),
    Key("entity.same.previous", "number_sign", "the same entity, time before", "Move"),
    Key("entity.kind.next", "semicolon", "next entity of this kind", "Move"),
    Key("entity.kind.previous", "comma", "one of this kind before", "Move"),
    Key("mark.next", "m", "next mark", "Move"),
    Key("mark.previous", "M,alt+m", "previous mark", "Move"),
    Key("untagged.next", "n", "next untagged sentence, or next find hit", "Move"),
    Key(
        "article.untagged", "N,ctrl+n",
        "next article with untagged sentences, or previous find hit", "Move",
    ),
    Key("list.untagged", "N,ctrl+n", "next article with untagged sentences", "Articles", ("list",)),
    Key("job", "X,alt+x", "stop adding; list what failed", "Articles", ("list", "feeds")),
    Key("sample", "s", "add the sample corpus", "Articles", ("list",), "empty"),
    Key("select", "v", "start or drop a selection; on a find hit, select it", "Select"),
    Key("select.grow", "]", "pull its end out by a word", "Select"),
    Key("select.shrink", "[", "pull its end in by a word", "Select"),
    Key("select.paragraph", "p", "select the paragraph", "Select"),
    Key("drop", "escape", "drop the selection, end the find", "Select"),
    *(
        Key(f"tag.{digit}", digit, f"set or take off tag {digit}", "Tag", TAGGED)
        for digit in DIGITS
    ),
    Key("tag.any", "t", "any tag of the codebook, by typing", "Tag", TAGGED),
    Key("tag.again", "full_stop", "the last tag again", "Tag", TAGGED),
    Key("hit.alone", "v", "the next digit tags the hit, not its sentence", "Tag", ("hits",)),
    Key("advance", "a", "go to the next sentence after each tag", "Tag"),
    Key("note", "c", "write a note on the mark", "Tag", MARKED),
    Key("remove", "x", "take the mark off", "Tag", MARKED),
    Key("cycle", "o", "choose the next mark that overlaps here", "Tag"),
    Key("retag", "r", "retag or re-span the mark, keeping its note", "Tag", MARKED),
    Key("undo", "u", "undo", "Tag", EVERYWHERE),
    Key("redo", "U,ctrl+r", "redo", "Tag", EVERYWHERE),
    Key("find", "slash", "find in the article", "Look"),
    Key("panel.focus", "tab", "to the panel and back", "Look", READER),
    Key("panel.toggle", "backslash", "show or hide the panel", "Look", READER),
    Key("kinds", "z", "which kinds are shown: people, places, groups …", "Look"),
    Key("zone", "Z,alt+z", "what this paragraph is for", "Look"),
    Key("split", "s", "let a sentence begin at this word", "Look"),
    Key("join", "S,alt+s", "join this sentence with the next", "Look"),
    Key("data", "i", "title, publisher, date … of the article", "Look", ("pane", "list")),
    Key("wider", "plus", "wider lines", "Look"),
    Key("narrower", "minus", "narrower lines", "Look"),
    Key("spacing", "equals_sign", "closer or wider apart", "Look"),
    Key("theme", "f2", "another theme", "Look", EVERYWHERE),
    Key("legend", "f3", "what the colours mean", "Look"),
    Key("emoji", "ctrl+e", "emoji in a steady form, or whole", "Look", EVERYWHERE),
    Key("copy", "y", "copy the passage with its citation", "Look", TAGGED),
    Key("link", "b", "open a link", "Look", READER),
    Key("down", "j,down", "next line", "Move", LISTS),
    Key("up", "k,up", "previous line", "Move", LISTS),
    Key("list.page.down", "space,pagedown", "one page down", "Move", LISTS),
    Key("list.page.up", "pageup,shift+space", "one page up", "Move", LISTS),
    Key("list.top", "g,home", "first line", "Move", LISTS),
    Key("list.end", "G,end", "last line", "Move", LISTS),
    Key("open", "enter", "open it", "Articles", LISTS),
    Key("filter", "f", "filter the list as you type", "Articles", ("list", "passages")),
    Key("search", "slash", "hits of words in every article", "Articles", ("list", "hits")),
    Key("hits.next", "greater_than_sign", "first hit of the next article", "Move", ("hits",)),
    Key("hits.previous", "less_than_sign", "first hit of the article before", "Move", ("hits",)),
    Key("hits.stop", "escape", "stop counting", "Articles", ("hits",)),
    Key(
        "hits.preview", "backslash", "show or hide the article beside", "Look",
        ("hits", "passages"),
    ),
    Key("passages.order", "o", "another order", "Look", ("passages",)),
    Key("add", "plus", "add files, folders or addresses", "Articles", ("list",)),
    Key(
        "clear", "escape", "show the whole list again; from the panel, to the text", "Articles",
        ("list", "passages", "panel"),
    ),
    Key("only.any", "z", "passages of a tag, by typing", "Articles", ("passages",)),
    Key(
        "beside", "vertical_line", "an article beside the open one; there already, close it",
        "Articles", TEXTS,
    ),
    Key("beside.other", "grave_accent,shift+tab", "to the other article", "Look", READER),
    Key("done", "d", "done with this article, or not", "Articles", ("pane", "list")),
    Key("unread", "greater_than_sign", "next unread article", "Articles", ("pane", "list")),
    Key("passages", "T,ctrl+t", "passages of a tag, everywhere", "Articles", EVERYWHERE),
    Key("feeds", "F,alt+f", "the feeds that bring articles", "Articles", EVERYWHERE),
    Key("review", "R,alt+r", "passages whose place is not certain", "Articles", EVERYWHERE),
    Key("accept", "y", "accept the proposed place", "Review", ("review",)),
    Key("orphan", "x", "say that the passage is gone", "Review", ("review",)),
    Key("revert", "x", "take this one act back", "Tag", ("history",)),
    Key("feed.look", "r", "look at this feed now", "Feeds", ("feeds",)),
    Key("feed.look.all", "a", "look at every feed now", "Feeds", ("feeds",)),
    Key("feed.add", "plus", "add a feed by its address", "Feeds", ("feeds",)),
    Key("feed.remove", "x", "forget this feed; its articles stay", "Feeds", ("feeds",)),
    Key("history", "H,alt+h", "what was done, to revert any of it", "nkreader", EVERYWHERE),
    Key("handover", "w", "hand the annotations over (export)", "Articles", EVERYWHERE),
    Key("help", "question_mark", "every key", "nkreader", EVERYWHERE),
    Key("back", "q", "back; a filtered list whole again; at the top, quit", "nkreader", EVERYWHERE),
)  # fmt: skip

AROUND: Mapping[Where, tuple[Where, ...]] = {"panel": ("pane",)}
"""The places that a key goes on to where its own has no use for it."""

FOOTERS: Mapping[Where, Mapping[str, str]] = {
    "pane": {"help": "keys", "tag.any": "any tag", "beside": "second article"},
    "list": {
        "help": "keys", "open": "open", "filter": "filter", "search": "search",
        "unread": "next unread", "passages": "passages", "handover": "hand over", "done": "done",
    },
    "hits": {
        "help": "keys", "hit.alone": "the hit itself", "hits.next": "next article",
        "search": "search", "copy": "copy", "back": "back",
    },
    "passages": {
        "help": "keys", "filter": "filter", "only.any": "one tag", "passages.order": "order",
        "note": "note", "retag": "retag", "remove": "take off", "handover": "hand over",
    },
    "review": {
        "help": "keys", "accept": "accept the place", "open": "go there and attach it with r",
        "orphan": "it is gone", "back": "back",
    },
    "history": {
        "help": "keys", "open": "go there", "revert": "take this act back", "undo": "undo",
        "redo": "redo", "back": "back",
    },
    "feeds": {
        "help": "keys", "open": "its articles", "feed.look": "look now", "feed.look.all": "all",
        "feed.add": "add", "feed.remove": "forget", "back": "back",
    },
}  # fmt: skip
"""The acts named in the bottom line, the most wanted first."""

GROUPS = ("Tag", "Move", "Select", "Look", "Articles", "Review", "Feeds", "nkreader")
"""The groups of acts in the order in which they are shown."""

_WHEN = {key.id: key.when for key in KEYS if key.when is not None}

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


def allowed(id: str, now: frozenset[State]) -> bool:
    """Whether an act may be done while `now` is so."""
    when = _WHEN.get(id)
    return when is None or when in now


def ids_by_key(where: Where, own: Mapping[str, str]) -> dict[str, str]:
    """The id of the act that each key does in one place: its own keys first, then those of what
    stands around it. Jamo are left out."""
    found: dict[str, str] = {}
    for place in (where, *AROUND.get(where, ())):
        for key in keys_of(place):
            for one in own.get(key.id, key.keys).split(","):
                if not is_jamo(one):
                    found.setdefault(one, key.id)
    return found


def keys_by_id(where: Where, own: Mapping[str, str]) -> dict[str, str]:
    """The same the other way round: the keys of each act that a place has keys for."""
    found: dict[str, list[str]] = {}
    for key, id in ids_by_key(where, own).items():
        found.setdefault(id, []).append(key)
    return {id: ",".join(keys) for id, keys in found.items()}


class Named(NamedTuple):
    """A key of the bottom line, and what it does."""

    id: str
    key: str
    words: str


def footer(where: Where, own: Mapping[str, str]) -> list[Named]:
    """The keys worth knowing in one place, the most wanted first."""
    return [Named(id, spelled(key_of(id, own)), words) for id, words in FOOTERS[where].items()]


def bindings(where: Where) -> list[Binding]:
    """Textual's bindings for one place; the screen does every act."""
    return [
        Binding(with_jamo(key.keys), f"screen.do({key.id!r})", key.does, show=False, id=key.id)
        for key in keys_of(where)
    ]
