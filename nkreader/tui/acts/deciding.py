"""Acts that decide where two sets differ: left, right, both, neither, edited, each by one key.

What is decided goes into a third set, which is asked for before the first decision.
"""

from collections.abc import Callable
from functools import partial

from nkreader.comparison import Choice
from nkreader.library import Library
from nkreader.library.adjudicating import Adjudication
from nkreader.library.comparing import called
from nkreader.library.third_set import Edited
from nkreader.model import Change, NkreaderError
from nkreader.text.hidden import one_line
from nkreader.tui.acts.compare_context import EVERYTHING, CompareContext
from nkreader.tui.acts.context import Acts
from nkreader.tui.difference_rows import Line
from nkreader.tui.widgets.prompt import Asked

DECIDING: Acts[CompareContext] = Acts()
AT_ONCE = 100
"""Passages that are taken over before the next frame."""
AGREED = "agreed"
"""What the third set is called unless one says otherwise."""


@DECIDING("decide.left", choice="left")
@DECIDING("decide.right", choice="right")
@DECIDING("decide.both", choice="both")
@DECIDING("decide.neither", choice="neither")
def decide(here: CompareContext, choice: Choice) -> None:
    """Decide of the difference under the cursor, and go on to the next that is left."""
    line = here.rows.line
    if line is not None:
        with_task(here, lambda task: _decide(here, task, line, choice))


def _decide(
    here: CompareContext,
    task: Adjudication,
    line: Line,
    choice: Choice,
    edited: Edited | None = None,
) -> None:
    try:
        change = task.decide(line.article.id, line.ruled, choice, None, edited)
    except NkreaderError:
        # Also where it was refused: what is there now is shown before it is asked again.
        here.reload()
        raise
    here.decided = line.ruled
    _go_on(here, change, f"{change.said} · u undoes, c says why")


def _go_on(here: CompareContext, change: Change, words: str) -> None:
    here.follow(change)
    row = here.shown.next(here.rows.cursor, 1, lambda one: one.is_open)
    if row is None:
        row = here.shown.next(-1, 1, lambda one: one.is_open)
    if row is None:
        narrowed = "" if here.wanted == EVERYTHING else " in what is listed"
        here.say(f"{words} · nothing is left to decide{narrowed}")
    else:
        here.rows.move(row)
        here.say(words)


@DECIDING("decide.edited")
def edit(here: CompareContext) -> None:
    """Say where the passage lies and which tag it carries, in the place of both codings."""
    line = here.rows.line
    if line is None or line.ruled.difference is None:
        here.say("nothing here to edit")
        return
    with_task(here, lambda task: _edit(here, task, line))


def _edit(here: CompareContext, task: Adjudication, line: Line) -> None:
    from nkreader.tui.screens.passage_editor import PassageEditor  # not needed to compare

    pair = line.ruled.difference
    reading = here.library.open(line.article.id)
    sides = {sign: one for sign, one in zip("ab", pair or (), strict=False) if one is not None}
    take = partial(_decide, here, task, line, "edited")
    here.app.push_screen(PassageEditor(reading.document.text, here.library.codebook, sides, take))


@DECIDING("decide.same")
def take_same(here: CompareContext) -> None:
    """Take over everything that both say alike, in one act."""
    with_task(here, partial(_take_same, here))


def _take_same(here: CompareContext, task: Adjudication) -> None:
    if task.how_many_alike(here.compared) <= AT_ONCE:
        _took(here, task.take_same(here.compared))
        return
    from nkreader.tui.screens.long_turn import LongTurn  # as below

    def work(own: Library, tell: Callable[[int, int], None]) -> int:
        found = own.comparing.compare(task.a, task.b)
        return own.adjudicating.begin(task.a, task.b, called(task.into)).take_same(found, tell)

    dialog = LongTurn(here.library, "Taking over what both say alike", work)
    here.ask(dialog, lambda outcome: _took(here, outcome.result()))


def _took(here: CompareContext, count: int) -> None:
    here.reload()
    if count:
        here.say(f"took over {count:,} passage{'' if count == 1 else 's'} · u undoes them at once")
    else:
        here.say("all that both say alike is taken over")


@DECIDING("decide.why")
def say_why(here: CompareContext) -> None:
    """Say why: of the decision under the cursor, or of the one that was made just now."""
    line, task = here.rows.line, here.task
    row = here.shown.index(here.decided, here.rows.cursor) if here.decided else None
    wanted = line.ruled if line else None
    if wanted is None or wanted.decision is None or wanted.stale:
        wanted = here.shown.ruled(row) if row is not None else None
    decision = wanted.decision if wanted else None
    if task is None or decision is None:
        here.say("decide first; then c says why")
        return

    def entered(words: str) -> None:
        if words.strip() != (decision.reason or ""):
            here.follow(task.give_reason(decision.article, decision.id, words))
            here.say("the reason is kept" if words.strip() else "no reason any more")

    what = f"why “{decision.choice}”?"
    here.prompt.ask(Asked(what, decision.reason or "", entered=entered, mending=True))


@DECIDING("decide.into")
def choose_into(here: CompareContext) -> None:
    """Another set that decisions go into."""
    _ask_into(here, lambda _: None)


def with_task(here: CompareContext, then: Callable[[Adjudication], None]) -> None:
    """Do what needs a third set; where there is none yet, ask for it first."""
    if here.task is not None:
        then(here.task)
    else:
        _ask_into(here, then)


def _ask_into(here: CompareContext, then: Callable[[Adjudication], None]) -> None:
    def entered(name: str) -> None:
        if not name.strip():
            raise NkreaderError("a set that decisions go into needs a name; nothing was decided")
        compared = here.compared
        here.task = here.library.adjudicating.begin(compared.a, compared.b, name.strip())
        here.reload()
        here.say(f"decisions go into {one_line(here.task.into.name)}")
        then(here.task)

    before = here.task.into.name if here.task else AGREED
    words = "a set of yours that decisions go into; a new name makes one"
    here.prompt.ask(Asked(words, before, entered=entered, mending=True))
