"""`adjudicate`: what two sets differ in is decided, difference by difference, into a third set."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from nkreader.cli.comparing import difference_shape
from nkreader.cli.printing import counted, emit, say
from nkreader.cli.session import session
from nkreader.cli.shapes import Shape
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import as_json, verb
from nkreader.comparison import Choice, Decision, Ruled
from nkreader.model import WrongUseError

if TYPE_CHECKING:
    from nkreader.library import Library
    from nkreader.library.adjudicating import Adjudication
    from nkreader.library.comparing import Compared

COLUMNS = (
    Column("id", 10),
    Column("article", 30, style={"bold": True}),
    Column("kind", 7),
    Column("a", 24),
    Column("b", 24),
    Column("", 8),
    Column("words", None),
)
_CHOICES = ("left", "right", "both", "neither")


@verb(
    "adjudicate",
    """
    nkreader adjudicate main@kim main@lee --into agreed
    nkreader adjudicate main@kim main@lee --into agreed --take-same
    nkreader adjudicate main@kim main@lee --into agreed --decide 7K2 left
    nkreader adjudicate main@kim main@lee --into agreed --json
    """,
)
@click.argument("a", metavar="SET")
@click.argument("b", metavar="SET")
@click.option("--into", metavar="SET", required=True,
              help="The set of yours that decisions go into; made if it is new.")  # fmt: skip
@click.option("--take-same", is_flag=True, help="Take over what both say alike, in one act.")
@click.option("--decide", type=(str, click.Choice(_CHOICES)), metavar="ID CHOICE", multiple=True,
              help="Decide one: left, right, both or neither.")  # fmt: skip
@click.option("--why", metavar="TEXT", help="The reason, for --decide.")
@as_json
def adjudicate(
    a: str,
    b: str,
    into: str,
    take_same: bool,
    decide: tuple[tuple[str, Choice], ...],
    why: str | None,
    as_json: bool,
) -> int:
    """Decide where two sets differ, into a third set.

    Prints what is left to decide: differences without a decision, and those (stale) one of whose
    annotations was changed after it was decided. The id of a difference is that of its annotation,
    a's if there is one; that of b's does too, and any unique beginning. Each decision is an act of
    yours, with who decided, when and why; deciding again takes the place of what was decided.
    """
    if why is not None and not decide:
        raise WrongUseError("--why is the reason of a decision: say --decide ID CHOICE too")
    with session().open() as library:
        sets = library.comparing.named(a), library.comparing.named(b)
        task = library.adjudicating.begin(*sets, into)
        compared = library.comparing.compare(*sets)
        if take_same:
            count = task.take_same(compared)
            say(f"took over {counted(count, 'passage')} that both say alike")
        for id, choice in decide:
            _decide(task, compared, id, choice, why)
        _print_left(library, task, compared, as_json)
    return 0


def _decide(
    task: "Adjudication", compared: "Compared", id: str, choice: Choice, why: str | None
) -> None:
    from nkreader.library.adjudications import found_by

    article, one = found_by(_pairs(task, compared), id)
    change = task.decide(article, one, choice, why)
    say(f"{one.id}: {change.said}")


def _pairs(task: "Adjudication", compared: "Compared") -> Iterator[tuple[str, Ruled]]:
    for article, some in task.ruled(compared).items():
        yield from ((article, one) for one in some)


def _print_left(
    library: "Library", task: "Adjudication", compared: "Compared", as_json: bool
) -> None:
    every = list(_pairs(task, compared))
    left = [(article, one) for article, one in every if one.is_open]
    if as_json:
        for article, one in left:
            emit(_shape(library, task, article, one))
    else:
        titles = {one.id: one.title for one in compared.articles}
        print_table(COLUMNS, (_row(library, titles, *one) for one in left))
    pairs = [one for _, one in every if one.difference is not None and not one.is_open]
    alike = sum(one.decision is None for one in pairs)
    decided = len(pairs) - alike
    where = f"{task.into.name}@{task.into.annotator}"
    say(f"{counted(len(left), 'difference')} left to decide into {where}, {decided} decided"
        if left else f"nothing is left to decide into {where}, {decided} decided")  # fmt: skip
    if alike:
        say(f"{counted(alike, 'passage')} that both say alike: --take-same takes over")


def _shape(library: "Library", task: "Adjudication", article: str, one: Ruled) -> Shape:
    """What is left to decide, with what was decided of it before, where that is stale."""
    shape: Shape = {"id": one.id, "article": article, "kind": "gone", "a": None, "b": None}
    if one.difference is not None:
        for both in library.comparing.read([one.difference]):
            shape |= difference_shape(article, both, task.a, task.b)
    return shape | {"stale": one.stale, "decision": one.decision and _decision(one.decision)}


def _decision(one: Decision) -> Shape:
    return {
        "id": one.id, "choice": one.choice, "annotator": one.annotator, "reason": one.reason,
        "created": one.created, "results": list(one.results),
    }  # fmt: skip


def _row(library: "Library", titles: dict[str, str], article: str, one: Ruled) -> tuple[str, ...]:
    stale, title = "changed" if one.stale else "", titles.get(article, article)
    if one.difference is None:
        return one.id, title, "gone", "", "", stale, "neither of both says it any more"
    words = "".join(" ≠ ".join(both.words) for both in library.comparing.read([one.difference]))
    tags = (coding.tag if coding else "" for coding in one.difference)
    return one.id, title, one.difference.kind, *tags, stale, words
