"""`suggest`: sentences that look like those that carry one's tags; nothing is tagged by it."""

from typing import TYPE_CHECKING

import click

from nkreader.cli.printing import counted, emit, on_terminal, say
from nkreader.cli.session import session
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import as_json, verb

if TYPE_CHECKING:
    from nkreader.library import Library
    from nkreader.library.learning import Learner
    from nkreader.proposals import Learnt

_COLUMNS = (
    Column("score", 5, right=True),
    Column("tag", 22),
    Column("article", 10),
    Column("place", 12),
    Column("sentence", None),
    Column("because", 30),
)
_FIGURES = (
    Column("tag", 24),
    Column("examples", 8, right=True),
    Column("articles", 8, right=True),
    Column("precision", 9, right=True),
    Column("recall", 6, right=True),
    Column("f1", 5, right=True),
    Column("", None),
)


@verb(
    "suggest",
    """
    nkreader suggest --limit 20
    nkreader suggest --tag market-prices --json
    nkreader suggest --tag market-prices --doubt --limit 10
    nkreader suggest --figures
    """,
)
@click.option("--tag", metavar="TAG", help="Of this tag alone.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")
@click.option("--doubt", is_flag=True, help="The least certain first: from these most is learnt.")
@click.option("--figures", is_flag=True, help="How good it is, tag by tag, in place of sentences.")
@click.option("--accepted", is_flag=True, help="What was accepted, and what it was proposed with.")
@as_json
def suggest(
    tag: str | None, limit: int | None, doubt: bool, figures: bool, accepted: bool, as_json: bool
) -> int:
    """Propose tags for sentences that look like those that carry them in the current set.

    A small model, on this machine, learns from the set: what carries a tag, and what does not in
    articles that are done or read. A tag needs five examples. The score is how likely it is, as far
    as articles that were left out of learning have shown; `because` are the words that weigh most.
    Nothing is tagged: P in the reader accepts and refuses. Needs the extra nkreader[suggest].
    """
    if accepted and (tag or limit or doubt or figures):
        raise click.UsageError("--accepted lists all that was accepted; nothing goes with it")
    with session().open() as library:
        if accepted:
            return _accepted(library, as_json)
        learner = library.suggesting.learner(tag)
        learnt = [one for one in learner.learnt if tag in (None, one.tag)]
    if figures:
        _print_figures(learnt, as_json)
    else:
        _print(learner, tag, "doubt" if doubt else "score", limit, as_json)
        for one in learnt:
            if tag is not None or not one.wanting:
                say(f"{one.tag}: {told(one)}")
    if not any(not one.wanting for one in learnt):
        say("nothing is learnt yet: a tag needs five examples, and an article that is done")
    return 0


def _print(
    learner: "Learner", tag: str | None, order: str, limit: int | None, as_json: bool
) -> None:
    found = learner.suggestions(tag, "doubt" if order == "doubt" else "score", limit)
    if as_json:
        for one in found:
            emit({
                "article": one.article, "start": one.start, "end": one.end, "exact": one.exact,
                "tag": one.tag, "score": one.score, "because": [word for word, _ in one.because],
            })  # fmt: skip
        return
    rows = (
        (
            f"{one.score:.2f}", one.tag, one.article, f"{one.start}-{one.end}", one.exact,
            " ".join(word for word, _ in one.because),
        )
        for one in found
    )  # fmt: skip
    print_table(_COLUMNS, rows)


def _print_figures(learnt: "list[Learnt]", as_json: bool) -> None:
    if as_json:
        for one in learnt:
            emit(one._asdict() | {"wanting": one.wanting or None})
        return
    rows = (
        (
            one.tag, str(one.examples), str(one.articles), _figure(one.precision),
            _figure(one.recall), _figure(one.f1), one.wanting,
        )
        for one in learnt
    )  # fmt: skip
    print_table(_FIGURES, rows)
    if on_terminal():
        say("each article was scored by a model that had learnt from the others")


def _accepted(library: "Library", as_json: bool) -> int:
    """List annotations that were proposed, with what they were proposed with."""
    every = library.suggesting.accepted()
    if as_json:
        for one in every:
            emit(one._asdict() | {"because": list(one.because)})
    else:
        columns = (
            Column("annotation", 10), Column("score", 5, right=True), Column("proposed", 20),
            Column("model", 20), Column("because", None),
        )  # fmt: skip
        rows = (
            (one.annotation, f"{one.score:.2f}", one.proposed, f"{one.model} {one.model_version}",
             " ".join(one.because))
            for one in every
        )  # fmt: skip
        print_table(columns, rows)
    if not every:
        say("no suggestion was accepted in this set")
    return 0


def told(one: "Learnt") -> str:
    """How good the model of a tag is, in words."""
    examples = f"{counted(one.examples, 'example')} in {counted(one.articles, 'article')}"
    if one.wanting:
        return f"{examples}; {one.wanting}"
    if one.precision is None and one.recall is None:
        return f"{examples}; how good it is can't be told yet"
    return (
        f"{examples}; precision {_figure(one.precision)}, recall {_figure(one.recall)},"
        f" F1 {_figure(one.f1)} on articles left out"
    )


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
