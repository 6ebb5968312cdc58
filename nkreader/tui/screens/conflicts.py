"""Conflicts: of each what stands on the left, what is kept beside it on the right."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nkreader.conflicts import Conflict, Wording
from nkreader.library import Library
from nkreader.shipped import sheets
from nkreader.tui.acts.conflicts import CONFLICTS
from nkreader.tui.acts.context import Context
from nkreader.tui.acts.ways import Ways
from nkreader.tui.cells import plain
from nkreader.tui.differences import compared
from nkreader.tui.keymap import key_of
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.spelling import spelled
from nkreader.tui.widgets.conflict_list import ConflictList
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.rows import RowList

_NONE = (
    "An import merges by id. Where it brings something that is here already and says it otherwise"
    " – another tag, another note, other borders – what was changed later stands, and the other is"
    " kept here beside it until somebody settles which it is."
)
_LABELS = 8
"""Cells of what stands before each line of a version."""


class ConflictsScreen(LibraryScreen):
    """What imports have kept beside what stands."""

    AUTO_FOCUS = "ConflictList"
    CSS_PATH = sheets("conflicts")
    place = "conflicts"
    acts = CONFLICTS

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self.rows = ConflictList()
        self.both = Horizontal(id="both")
        self.heads = Static(classes="title"), Static(classes="title")
        self.sides = Static(id="mine"), Static(id="theirs")
        self.none = Static(Content(_NONE), id="none")
        self.here = Context(**self.collaborators(), rows=self.rows)

    def compose(self) -> ComposeResult:
        """A line above, the conflicts, both versions, a line below."""
        yield self.top_bar
        yield self.rows
        yield self.none
        with self.both:
            for head, side in zip(self.heads, self.sides, strict=True):
                with VerticalScroll(can_focus=False):
                    yield head
                    yield side
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show them."""
        own = self.ways.app.own_keys
        keys = [spelled(key_of(id, own)) for id in ("conflict.mine", "conflict.theirs")]
        for head, key, words in zip(self.heads, keys, ("stands", "kept beside it"), strict=True):
            head.update(Content(f"{key}  {words}"))
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Read them again."""
        found = self.library.conflicts.every()
        self.rows.nothing = "no conflicts"
        self.rows.show(len(found), lambda first, n: found[first : first + n], self.rows.cursor)
        self.both.display = bool(found)
        self.none.display = not found
        self.title_line(f"Conflicts · {len(found):,}")
        self.hint()
        self._compare()

    @on(RowList.Moved)
    @guarded
    def _compare(self) -> None:
        one = self.rows.current
        mine, theirs = _sides(self.library, one) if one else (Content(""), Content(""))
        self.sides[0].update(mine)
        self.sides[1].update(theirs)

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")


def _sides(library: Library, one: Conflict) -> tuple[Content, Content]:
    """Both versions, line by line; what only one has is told apart."""
    mine, theirs = one.mine, one.theirs
    pairs: list[tuple[str, str, str]] = []
    if mine.exact is not None or theirs.exact is not None:
        pairs.append(("words", mine.exact or "", theirs.exact or ""))
    if mine.tag or theirs.tag:
        pairs.append(("tag", _tag(library, mine), _tag(library, theirs)))
    for name in sorted(mine.more.keys() | theirs.more.keys()):
        a, b = (str(side.more.get(name, "none")) for side in (mine, theirs))
        pairs.append((name.replace("_", " "), a, b))
    pairs.append(("note", mine.note or "none", theirs.note or "none"))
    pairs.append(("who", _who(mine), _who(theirs)))
    left: list[Content] = []
    right: list[Content] = []
    # Where there is little room, what they differ in is still seen.
    for label, a, b in sorted(pairs, key=lambda pair: pair[1] == pair[2]):
        old, new = compared(plain(a), plain(b), "$alarm underline", "$fresh underline")
        left.append(_line(label, old))
        right.append(_line(label, new))
    for side, wording in ((left, mine), (right, theirs)):
        side.append(_line("when", Content(_when(wording))))
    right.append(_line("import", Content(one_line(f"{one.file}, {one.noticed[:10]}"))))
    return Content("\n").join(left), Content("\n").join(right)


def _line(label: str, words: Content) -> Content:
    return Content.assemble((f"{label:<{_LABELS}}", "$quiet"), words)


def _tag(library: Library, side: Wording) -> str:
    tag = library.codebook.get(side.tag or "")
    return one_line(tag.name if tag else side.tag or "none")


def _who(side: Wording) -> str:
    return one_line(" · ".join(part for part in (side.annotator, side.set) if part)) or "not said"


def _when(side: Wording) -> str:
    return f"{side.modified[:10]} {side.modified[11:16]}"
