"""`dates`: the time expressions of files, without a library, or of an article, and their values."""

from collections.abc import Iterator
from datetime import date

import click

from nkreader.cli.opening import standard_input
from nkreader.cli.printing import counted, emit, fail, flush, styled, write
from nkreader.cli.session import session
from nkreader.cli.table import Column, print_table
from nkreader.cli.unknown import neither
from nkreader.cli.verb import named, verb
from nkreader.library.dating import Dated, in_article, in_files
from nkreader.model import NkreaderError, UnknownError
from nkreader.text.dates import written_date
from nkreader.text.hidden import one_line

COLUMNS = (
    Column("words", 30, style={"bold": True}),
    Column("value", 22),
    Column("from", 10),
    Column("to", 10),
    Column("why", None),
)


@verb(
    "dates",
    """
    nkreader dates bridge.txt --published 2020-03-31
    nkreader dates articles/ --jsonl > dates.jsonl
    nkreader dates 7F3K
    pbpaste | nkreader dates - --published yesterday
    """,
)
@click.argument("sources", metavar="FILE...|ARTICLE", nargs=-1, required=True, callback=named)
@click.option("--published", metavar="DATE",
              help="The day to count from; goes before what a file says itself.")  # fmt: skip
@click.option("--jsonl", "--json", "jsonl", is_flag=True, help="One JSON object an expression.")
def dates(sources: tuple[str, ...], published: str | None, jsonl: bool) -> int:
    """Say which days the words of files mean: "last Friday", "two years ago", "the third quarter".

    Of files this needs no library and stores nothing; an article of the library is named by its id,
    the beginning of one, or its path. A path that exists comes first.

    "Yesterday" is counted from the date of the article. Where that is not known it has no value:
    nothing is guessed.

    --jsonl prints {"file" or "article", "start", "end", "exact", "type", "value", "from", "to",
    "reason", "in_quotation"}: start and end in code points, the value as ISO-TimeML writes it, from
    and to the first day and the last.
    """
    day = _day(published)
    failed = 0
    for key, one in _each(sources, day):
        if one.error is not None:
            fail(one.error)
            failed = 1
        elif jsonl:
            _print_records(key, one)
        else:
            _print_table(one)
        flush()
    return failed


def _day(published: str | None) -> str | None:
    if published is None:
        return None
    iso = written_date(published, date.today())
    if iso is None:
        raise NkreaderError(f"{published!r}: not a date; write 2020-03-27 or 27 March 2020")
    return iso


def _each(sources: tuple[str, ...], published: str | None) -> Iterator[tuple[str, Dated]]:
    """The texts that are meant, each with the key that it is named by."""
    stdin = standard_input(sources)
    for source in sources:
        if source == "-" or _is_file(source) or not session().path.exists():
            for one in in_files([source], published, stdin):
                yield "file", one
            continue
        try:
            with session().open() as library:
                yield "article", in_article(library, source, published)
        except UnknownError:
            yield "article", Dated(source, error=neither(source))
        except NkreaderError as error:
            yield "article", Dated(source, error=str(error))


def _is_file(source: str) -> bool:
    from nkreader.library.paths import user_path

    try:
        return "://" in source or user_path(source).exists()
    except (NkreaderError, OSError):
        return True


def _print_records(key: str, one: Dated) -> None:
    for found in one.expressions:
        emit({
            key: one.named, "start": found.start, "end": found.end,
            "exact": one.text[found.start : found.end], "type": found.type, "value": found.value,
            "from": found.first and found.first.isoformat(),
            "to": found.last and found.last.isoformat(),
            "reason": found.reason, "in_quotation": found.in_quotation,
        })  # fmt: skip


def _print_table(one: Dated) -> None:
    """A heading, and a row an expression in the order of the text."""
    when = f"published {one.published}" if one.published else "no date of its own"
    head = styled(one_line(one.named), bold=True)
    write(f"{head}  {when}, {counted(len(one.expressions), 'time expression')}\n")
    print_table(
        COLUMNS,
        (
            (
                one.text[found.start : found.end],
                found.value or "?",
                found.first.isoformat() if found.first else "",
                found.last.isoformat() if found.last else "",
                found.reason + (" (in a quotation)" if found.in_quotation else ""),
            )
            for found in one.expressions
        ),
    )
