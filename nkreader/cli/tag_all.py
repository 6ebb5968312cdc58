"""`tag-all`: one tag at every place of some words, an entity or a query, after a look at them."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from nkreader.cli.printing import counted, emit, on_terminal, out, say, styled, write
from nkreader.cli.session import session
from nkreader.cli.shapes import Shape, passage_shape
from nkreader.cli.verb import as_json, verb
from nkreader.proposals import Kind, Rule, Tally
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from nkreader.hits import Hit
    from nkreader.library import Library
    from nkreader.library.tag_all import Run
    from nkreader.lists import ArticleRow

_PAGE = 64
_SIDE = 40
"""Code points on either side of a place."""
_KEYS = "y tags it, n refuses it for good, a tags all the rest, q ends"


@verb(
    "tag-all",
    """
    nkreader tag-all border-closure --string "Yalu bridge"
    nkreader tag-all trade-and-smuggling --entity Nampo --dry-run
    nkreader tag-all market-prices --query "rice won" --sentence --yes --json
    """,
)
@click.argument("tag_slug", metavar="TAG")
@click.option("--string", metavar="TEXT", help="These words, one behind the other.")
@click.option("--entity", metavar="NAME", help="An entity, by name, spelling or id.")
@click.option("--query", metavar="QUERY", help="The words of a query, in the articles it finds.")
@click.option("--sentence", is_flag=True, help="Tag the sentence, not the words themselves.")
@click.option("--captions", is_flag=True, help="Also in captions, bylines and boilerplate.")
@click.option("--dry-run", is_flag=True, help="Show what would be tagged; tag nothing.")
@click.option("--yes", is_flag=True, help="Tag all of them without asking.")
@as_json
def tag_all(
    tag_slug: str,
    string: str | None,
    entity: str | None,
    query: str | None,
    sentence: bool,
    captions: bool,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> int:
    """Tag every place of some words, of an entity or of a query, as one act that `undo` takes back.

    What carries the tag already and what was refused before is passed over; captions, bylines,
    datelines and boilerplate are counted, and tagged with --captions alone. In a terminal each
    place is shown and asked about, unless --yes or --dry-run is given: y tags it, n refuses it for
    good, a tags all the rest, q ends.
    """
    asked: dict[Kind, str | None] = {"string": string, "entity": entity, "query": query}
    given = [(kind, words) for kind, words in asked.items() if words is not None]
    if len(given) != 1:
        raise click.UsageError("say where: --string TEXT, --entity NAME or --query QUERY")
    if dry_run and yes:
        raise click.UsageError("--dry-run tags nothing, --yes everything: one of them")
    if not (dry_run or yes or (on_terminal() and sys.stdin.isatty() and not as_json)):
        raise click.UsageError("nobody can be asked here: say --yes, or --dry-run to look first")
    ((kind, words),) = given
    rule = Rule(tag_slug, kind, words, sentence, captions)
    with session().open() as library:
        if yes:
            _tag_all(library, rule, as_json)
        elif dry_run:
            _show_all(library.tag_all.run(rule), as_json)
        else:
            _ask(library.tag_all.run(rule))
    return 0


def _tag_all(library: "Library", rule: Rule, as_json: bool) -> None:
    done = library.tag_all.everything(rule)
    owners = {owner.id: owner for owner, _ in library.sets()}
    for mark in done.marks:
        if as_json:
            emit(passage_shape(mark, owners[mark.annotation.set]))
        else:
            claim, place = mark.annotation, mark.placement
            words = f"{claim.id}  {claim.article}  {place.start}-{place.end}  “{mark.words}”"
            out(one_line(words))
    _tell(f"{len(done.marks):,} tagged {rule.tag}", done.tally)


def _places(run: "Run") -> Iterator[tuple["ArticleRow", "Hit"]]:
    for first in range(0, run.offered.count, _PAGE):
        for row in run.offered.fetch(first, _PAGE):
            for hit in run.offered.hits(row):
                yield row, hit


def _show_all(run: "Run", as_json: bool) -> None:
    count, before = 0, ""
    for row, hit in _places(run):
        count += 1
        if as_json:
            emit(_shape(hit, run.rule))
        else:
            before = _heading(row, before)
            write(_line(hit))
    _tell(f"{counted(count, 'place')} would be tagged {run.rule.tag}", run.offered.tally)


def _shape(hit: "Hit", rule: Rule) -> Shape:
    """A place that would be tagged; with --sentence its whole sentence would be."""
    return {
        "article": hit.article, "start": hit.start, "end": hit.end, "exact": hit.exact,
        "before": hit.before, "after": hit.after, "tag": rule.tag,
        "unit": "sentence" if rule.sentence else "words",
    }  # fmt: skip


def _ask(run: "Run") -> None:
    """Show one place after another, and do what the key says."""
    tagged = refused = 0
    before = ""
    with _keys() as key:
        for row, hit in _places(run):
            before = _heading(row, before)
            write(_line(hit))
            answer = _answer(key)
            if answer == "q":
                break
            if answer == "a":
                *_, rest = 0, *run.tag_rest()
                tagged += rest
                break
            if answer == "y":
                run.tag(hit)
                tagged += 1
            else:
                run.refuse(hit)
                refused += 1
    no = f", {refused:,} refused" if refused else ""
    _tell(f"{tagged:,} tagged {run.rule.tag}{no}", run.offered.tally)


def _answer(key: Callable[[], str]) -> str:
    """The key that is pressed, of those that mean something."""
    while True:
        say(f"  tag it? {_KEYS}")
        try:
            pressed = key().lower()
        except (KeyboardInterrupt, EOFError):
            return "q"
        if pressed in ("y", "n", "a", "q"):
            return pressed


@contextmanager
def _keys() -> Iterator[Callable[[], str]]:
    """What reads one key. Where a terminal lets us, keys that were typed ahead are not lost."""
    try:
        import termios
        import tty
    except ImportError:
        yield click.getchar
        return
    here = sys.stdin.fileno()
    before = termios.tcgetattr(here)
    try:
        tty.setcbreak(here, termios.TCSANOW)
        yield lambda: os.read(here, 1).decode("ascii", "replace") or "q"
    finally:
        termios.tcsetattr(here, termios.TCSADRAIN, before)


def _heading(row: "ArticleRow", before: str) -> str:
    """Print the line of an article, unless it is the one before; its id."""
    if row.id != before:
        about = " · ".join(one_line(part) for part in (row.published, row.publisher) if part)
        title = one_line(row.title or row.opening)
        write(styled(row.id, bold=True) + styled(f"  {about}  ", dim=True) + title + "\n")
    return row.id


def _line(hit: "Hit") -> str:
    before = one_line(hit.before)[-_SIDE:] + " " * hit.before[-1:].isspace()
    after = " " * hit.after[:1].isspace() + one_line(hit.after)[:_SIDE]
    return f"  …{before}" + styled(one_line(hit.exact), bold=True) + f"{after}…\n"


def _tell(words: str, tally: Tally) -> None:
    """What was done, and what was passed over."""
    also = (
        (tally.tagged, "tagged so already"),
        (tally.refused, "refused before"),
        (tally.apart, "in captions, bylines or boilerplate (--captions)"),
    )
    say("; ".join([words, *(f"{count:,} {what}" for count, what in also if count)]))
