"""Acts on annotation sets: work in one, make, rename, copy, put away, mark, show beside."""

from itertools import combinations

from nkreader.model import AnnotationSet, NkreaderError
from nkreader.tui.acts.context import Acts, Context
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.screen_contexts import SetContext
from nkreader.tui.keymap import key_of
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.prompt import Asked

_OWN: Acts[SetContext] = Acts()


def called(one: AnnotationSet) -> str:
    """A set as it is spoken of."""
    return one_line(f"{one.name}@{one.annotator}")


def _here(here: SetContext) -> AnnotationSet:
    """The set under the cursor."""
    if here.rows.current is None:
        raise NkreaderError("no set is under the cursor")
    return here.rows.current.set


def _writable(here: Context) -> None:
    if here.library.read_only:
        raise NkreaderError(here.library.read_only)


@_OWN("open")
def work_in(here: SetContext) -> None:
    """Work in the set under the cursor from now on."""
    one = _here(here)
    here.library.current.switch(one)
    here.reload()
    here.say(f"you are {one_line(one.annotator)}, in the set {one_line(one.name)}")


@_OWN("set.new")
def new(here: SetContext) -> None:
    """Make an empty set; with `@` and a name behind it, of that annotator."""
    _writable(here)

    def entered(typed: str) -> None:
        name, _, annotator = typed.rpartition("@") if "@" in typed else (typed, "", "")
        made = here.library.hands.new(name, annotator or None)
        here.show(made.id)
        here.say(f"{called(made)} is made: Enter works in it")

    who = one_line(here.library.annotator)
    here.prompt.ask(Asked(f"a new set of {who}, or NAME@ANNOTATOR", entered=entered))


@_OWN("set.rename")
def rename(here: SetContext) -> None:
    """Another name for the set under the cursor."""
    _writable(here)
    one = _here(here)

    def entered(name: str) -> None:
        change = here.library.hands.rename(one, name)
        here.show(one.id)
        here.say(change.said)

    here.prompt.ask(Asked("another name for the set", value=one.name, entered=entered))


@_OWN("set.duplicate")
def duplicate(here: SetContext) -> None:
    """Copy what the set under the cursor says into a new one of the current annotator."""
    _writable(here)
    one = _here(here)

    def entered(name: str) -> None:
        copied = here.library.hands.duplicate(one, name)
        here.show(copied.set.id)
        marks = (
            f"{copied.annotations:,} passages, {copied.links:,} links,"
            f" {copied.whole:,} of whole articles"
        )
        here.say(f"{called(copied.set)} is a copy of {called(one)}: {marks}")

    here.prompt.ask(Asked(f"a name for the copy of {called(one)}", entered=entered))


@_OWN("set.archive")
def archive(here: SetContext) -> None:
    """Put the set under the cursor away, or bring it back."""
    row = here.rows.current
    one = _here(here)
    change = here.library.hands.archive([one], away=row is not None and not row.archived)
    here.show(one.id)
    here.say(change.said)


@_OWN("set.mark")
def mark(here: SetContext) -> None:
    """Mark the set under the cursor, or no longer."""
    one = _here(here)
    marked = [id for id in here.rows.marked if id != one.id]
    if len(marked) == len(here.rows.marked):
        marked.append(one.id)
    here.rows.marked = marked
    here.rows.refresh()
    here.tell()


@_OWN("set.beside")
def beside(here: SetContext) -> None:
    """Show the marks of the set under the cursor beside one's own, or no longer."""
    one = _here(here)
    shown = here.library.current.show_beside(one)
    here.reload()
    if shown:
        here.say(f"marks of {called(one)} are shown beside your own; keys change only yours")
    else:
        here.say(f"marks of {called(one)} are no longer shown")


@_OWN("set.blind")
def blind(here: SetContext) -> None:
    """Say what would be out of sight, or be seen again; pressed again, do it."""
    _writable(here)
    now, again = here.library.blind.now, here.before == "set.blind"
    key = key_of("set.blind", here.app.own_keys)
    if now is not None:
        if again and here.told_blind == "end":
            here.library.blind.end(now.again.id)
            here.reload()
            here.say(f"{one_line(now.again.name)} is seen again")
        else:
            here.told_blind = "end"
            here.say(f"{key} again: ends the blind pass, {one_line(now.again.name)} is seen again")
        return
    one = _here(here)
    if again and one.id == here.told_blind:
        made = here.library.blind.begin(one)
        here.told_blind = None  # a key that is held down ends nothing
        here.show(made.id)
        here.say(f"you code {one_line(one.name)} again: nothing that you said before is seen")
        return
    here.told_blind = one.id
    here.say(f"{key} again: codes {called(one)} in a fresh set, what you said is out of sight")


def _pairs(here: SetContext) -> list[tuple[AnnotationSet, AnnotationSet]]:
    """Every two of the marked sets, the first marked first. Raises NkreaderError where fewer than
    two are marked."""
    found = {row.set.id: row.set for row in here.library.hands.every(archived=True)}
    marked = [found[id] for id in here.rows.marked if id in found]
    if len(marked) < 2:
        raise NkreaderError(f"mark two sets first, with {key_of('set.mark', here.app.own_keys)}")
    return list(combinations(marked, 2))


@_OWN("sets.compare")
def compare(here: SetContext) -> None:
    """Put two marked sets side by side; of more than two, one pair after the other."""
    first, *more = _pairs(here)
    here.ways.compare(*first, pairs=(first, *more) if more else ())


@_OWN("agreement")
def agree(here: SetContext) -> None:
    """Show how far the two marked sets agree; without two, those that are chosen."""
    if len(here.rows.marked) > 2:
        key = key_of("set.mark", here.app.own_keys)
        marked = len(here.rows.marked)
        raise NkreaderError(f"agreement is of two sets, and {marked} are marked; {key} unmarks one")
    if len(here.rows.marked) == 2:
        here.ways.agree(*_pairs(here)[0])
    else:
        here.ways.go("agreement")


@_OWN("conflicts")
def conflicts(here: Context) -> None:
    """To what imports have kept beside what stands."""
    here.ways.go("conflicts")


SETS = {**EVERYWHERE, **LISTS, **SEARCH, **_OWN}
"""Every act of the list of sets, by id."""
