"""`claims`: who says what in the articles of the library, and how sure."""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from nkreader.cli.printing import counted, emit, on_terminal, say, styled, write
from nkreader.cli.session import session
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import as_json, verb
from nkreader.cli.views import takes_view
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from nkreader.claim import Claim, HedgeWords, Words

_COLUMNS = [
    Column(name)
    for name in ("article", "published", "place", "speaker", "manner", "claim", "how sure")
]


@verb(
    "claims",
    """
    nkreader claims train cancelled
    nkreader claims speaker:trader is:hedged after:2020-03 --json
    nkreader claims tag:market-prices --csv > claims.csv
    nkreader claims claim:price* speaker:official --limit 20
    """,
)
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, for spreadsheets.")
@takes_view
@as_json
def claims(words: tuple[str, ...], limit: int | None, as_csv: bool, as_json: bool) -> int:
    """List who says what in the articles, newest first: all of it, or what answers a query.

    Words and claim: stand in what is claimed, speaker: in who says it; is:hedged is what is not
    sure. tag: note: set: annotator: is:untagged has:note are about passages that overlap a claim,
    other fields about its article. `nkreader sources` shows one article by speaker.

    --json prints {"article", "title", "published", "publisher", "start", "end", "source", "cue",
    "content", "kind", "manner", "speaker", "doubtful", "hedges", "tags"}; places are {"start",
    "end", "exact"} in code points of the article's text, tags those of the current set.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json do not go together")
    with session().open() as library:
        if waiting := library.claims.waiting():
            there = counted(waiting, "article")
            say(f"{there} not looked through yet: `nkreader entities --refresh` does that")
        found = library.claims.listing(" ".join(words))
        every = islice(found.each(), limit)
        if as_csv:
            _csv(every)
        elif as_json:
            for one in every:
                emit(claim_shape(one))
        elif on_terminal():
            _grouped(every)
        else:
            print_table(_COLUMNS, map(_cells, every))
        if not found.count:
            say("nobody says such a thing" if words else "no claims there")
        elif not as_json and not as_csv:
            more = "" if limit is None or found.count <= limit else f", {limit} shown"
            say(counted(found.count, "claim") + more)
    return 0


def claim_shape(one: "Claim") -> dict[str, Any]:
    """A claim as other programs read it."""
    return {
        "article": one.article, "title": one.title, "published": one.published,
        "publisher": one.publisher, "start": one.start, "end": one.end,
        "source": _place(one.source) if one.source else None, "cue": _place(one.cue),
        "content": [_place(piece) for piece in one.content], "kind": one.kind,
        "manner": one.manner, "speaker": one.name, "doubtful": one.doubtful,
        "hedges": [_place(hedge) | {"kind": hedge.kind} for hedge in one.hedges],
        "tags": list(one.tags),
    }  # fmt: skip


def _place(words: "Words | HedgeWords") -> dict[str, Any]:
    return {"start": words.start, "end": words.end, "exact": words.exact}


def _csv(every: Iterable["Claim"]) -> None:
    from nkreader.exchange.claims_csv import write as rows

    sys.stdout.flush()
    for row in rows(every):
        sys.stdout.buffer.write(row)


def how_sure(one: "Claim") -> str:
    """What makes a claim less sure, and how many stand behind it, in its own words."""
    said = [" ".join(hedge.exact.split()) for hedge in one.hedges]
    return ", ".join([*dict.fromkeys(said), *(["speaker in doubt"] if one.doubtful else [])])


def _cells(one: "Claim") -> tuple[str, ...]:
    place = f"{one.start}-{one.end}"
    return (
        one.article, one.published or "", place, one.name or "", one.manner, one.words,
        how_sure(one),
    )  # fmt: skip


def _grouped(every: Iterator["Claim"]) -> None:
    """The claims of each article below its heading, who says them before what they say."""
    before = ""
    for one in every:
        if one.article != before:
            about = " · ".join(one_line(part) for part in (one.published, one.publisher) if part)
            head = styled(one.article, bold=True) + styled(f"  {about}  ".rstrip(), dim=True)
            write("\n" * bool(before) + f"{head}  {one_line(one.title)}\n")
            before = one.article
        doubts = f"  [{how_sure(one)}]" if how_sure(one) else ""
        who = styled(one_line(one.name or "nobody is named"), bold=True)
        write(f"  {who} {one.manner}: {one_line(one.words)}{one_line(doubts)}\n")
