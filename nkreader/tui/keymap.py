"""What follows from the table of keys: bindings, footer, which keys hold where, what is allowed.

Worked out here without a screen; the table is in `keys`.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from nkreader.tui.keys import KEYS, Key, State, Where
from nkreader.tui.spelling import spelled

if TYPE_CHECKING:
    from textual.binding import Binding

AROUND: Mapping[Where, tuple[Where, ...]] = {"panel": ("pane",)}
"""The places that a key goes on to where its own has no use for it."""

FOOTERS: Mapping[Where, Mapping[str, str]] = {
    "pane": {"help": "keys", "tag.any": "any tag", "beside": "second article"},
    "list": {
        "help": "keys", "open": "open", "back": "back", "filter": "filter", "search": "search",
        "views": "views", "times": "timeline", "entities": "names", "codebook": "codebook",
        "passages": "passages", "beside": "beside", "handover": "hand over", "done": "done",
        "row.mark": "mark", "order": "order", "unread": "next unread", "preview": "preview",
    },
    "hits": {
        "help": "keys", "open": "open", "back": "back", "search": "search",
        "hits.next": "next article", "hit.alone": "the hit itself", "beside": "beside",
        "copy": "copy", "tag.all": "tag all",
    },
    "offers": {
        "help": "keys", "offer.yes": "tag it", "offer.no": "never", "offer.rest": "tag the rest",
        "back": "end", "offer.sentence": "sentence or words", "offer.captions": "captions",
        "open": "open", "undo": "undo all",
    },
    "suggestions": {
        "help": "keys", "offer.yes": "tag it", "offer.no": "never", "tag.any": "another tag",
        "open": "open", "only.any": "one tag", "suggest.order": "by doubt", "back": "back",
    },
    "rules": {
        "help": "keys", "open": "what is pending", "rule.forget": "forget", "back": "back",
    },
    "passages": {
        "help": "keys", "open": "open", "back": "back", "filter": "filter", "only.any": "one tag",
        "passages.order": "order", "note": "note", "retag": "retag", "remove": "take off",
        "handover": "hand over",
    },
    "claims": {
        "help": "keys", "open": "open", "back": "back", "filter": "filter",
        "claims.scope": "this article or all", "only.any": "one tag", "claims.order": "order",
        "speaker.same": "same as", "handover": "hand over",
    },
    "review": {
        "help": "keys", "open": "go there and attach it with r", "back": "back",
        "accept": "accept the place", "orphan": "it is gone",
    },
    "conflicts": {
        "help": "keys", "conflict.mine": "keep what stands", "conflict.theirs": "take the other",
        "open": "go there", "undo": "undo", "back": "back",
    },
    "history": {
        "help": "keys", "open": "go there", "back": "back", "revert": "take this act back",
        "undo": "undo", "redo": "redo",
    },
    "times": {
        "help": "keys", "open": "list it", "back": "back", "times.rows": "what", "times.by": "by",
        "times.spoken": "published or spoken of",
        "times.table": "tables", "times.query": "query", "clear": "all", "search": "search",
    },
    "feeds": {
        "help": "keys", "open": "its articles", "back": "back", "feed.look": "look now",
        "feed.look.all": "all", "feed.add": "add", "feed.remove": "forget",
    },
    "codebook": {
        "help": "keys", "open": "its passages", "back": "back", "codebook.add": "add",
        "codebook.rename": "rename", "codebook.define": "define", "codebook.key": "its key",
        "codebook.merge": "merge", "codebook.retire": "retire",
    },
    "views": {
        "help": "keys", "open": "its articles", "back": "back", "view.save": "save the filter",
        "view.remove": "forget",
    },
    "sets": {
        "help": "keys", "open": "work in it", "set.new": "new", "set.beside": "show beside",
        "set.mark": "mark", "set.rename": "rename", "set.duplicate": "copy",
        "set.archive": "archive", "sets.compare": "compare", "agreement": "agreement",
        "set.blind": "blind", "take.in": "bring in", "back": "back",
    },
    "links": {
        "help": "keys", "open": "open it", "link.other": "the other end", "link.state": "state",
        "link.reason": "reason", "link.remove": "unlink", "link.filter": "filter", "back": "back",
    },
    "lineage": {
        "help": "keys", "open": "open it", "back": "back", "lineage.yes": "confirm",
        "lineage.no": "refuse", "lineage.earlier": "the earlier one", "lineage.kind": "how",
        "lineage.add": "another",
    },
    "entities": {
        "help": "keys", "open": "where it stands", "back": "back",
        "entity.articles": "its articles", "entity.filter": "filter", "entity.kinds": "kinds",
        "entity.sort": "sort", "search": "search", "entity.mark": "mark", "entity.merge": "merge",
        "entity.split": "split", "entity.rename": "rename", "entity.forget": "forget",
        "entity.add": "add", "tag.all": "tag all",
    },
    "compare": {
        "help": "keys", "compare.next": "next", "decide.left": "a", "decide.right": "b",
        "decide.both": "both", "decide.neither": "neither", "decide.edited": "edit",
        "decide.why": "why", "decide.same": "take the same", "open": "its article",
        "compare.kinds": "which", "compare.tag": "one tag", "back": "back",
    },
    "agreement": {
        "help": "keys", "open": "what differs", "agreement.sets": "sets",
        "agreement.every": "done or all", "agreement.by": "by", "agreement.query": "query",
        "back": "back",
    },
}  # fmt: skip
"""The acts named in the bottom line, the most wanted first."""
ALWAYS = ("help", "open", "back")
"""Those that stand before tags: however narrow it is, one sees how to go in and out."""
WELCOME: Mapping[str, str] = {
    "help": "keys", "minute": "guided minute", "sample": "sample corpus", "add": "add",
    "back": "quit",
}  # fmt: skip
"""The same in a library without articles."""
OF_DIGITS = ("only", "codebook.key")
"""Names there that stand for an act of each digit."""

GROUPS = (
    "Tag", "Move", "Select", "Look", "Articles", "Codebook", "Entities", "Links", "Time",
    "Proposals", "Review", "Feeds", "Sets", "Compare", "Agreement", "nkreader",
)  # fmt: skip
"""The groups of acts in the order in which they are shown."""
_FIRST: Mapping[Where, str] = {
    "list": "Articles", "hits": "Articles", "review": "Review", "feeds": "Feeds",
    "codebook": "Codebook", "views": "Articles", "times": "Time", "entities": "Entities",
    "lineage": "Links",
}  # fmt: skip
"""The group that a place is for, where that is another one than the first."""

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


def letter_of(key: str) -> str | None:
    """The small letter that a key is, on a Korean keyboard too; None for another key.

    >>> letter_of("q"), letter_of("tab")
    ('q', None)
    """
    letter = next((latin for latin, jamo in _JAMO.items() if jamo == key), key)
    return letter if letter in _JAMO else None


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


def groups(where: Where) -> list[str]:
    """The groups in the order in which they are of use in one place."""
    return sorted(GROUPS, key=lambda group: group != _FIRST.get(where))


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


def footer(where: Where, own: Mapping[str, str], empty: bool = False) -> list[Named]:
    """The keys worth knowing in one place, the most wanted first; `empty`: in a library without
    articles."""
    return [
        Named(id, "1…0" if id in OF_DIGITS else spelled(key_of(id, own)), words)
        for id, words in (WELCOME if empty else FOOTERS[where]).items()
    ]


def bindings(where: Where) -> "list[Binding]":
    """Textual's bindings for one place; the screen does every act."""
    from textual.binding import Binding  # the keys of the first page are told before Textual

    return [
        Binding(with_jamo(key.keys), f"screen.do({key.id!r})", key.does, show=False, id=key.id)
        for key in keys_of(where)
    ]
