"""`status`, `timeline`, `table`: how far one is, what was when, what stands together."""

import shutil
from collections.abc import Iterable, Sequence
from typing import Any, cast

import click

from nkreader.analysis.timeline import filled, name
from nkreader.cli.printing import counted, emit, on_terminal, say, styled, write
from nkreader.cli.session import session
from nkreader.cli.table import Column, fitted, print_table
from nkreader.cli.verb import as_json, verb
from nkreader.cli.views import takes_view
from nkreader.figures import BY, COLUMNS, ROWS, By, Cell, Columns, InTime, Rows, SpokenRows
from nkreader.text.hidden import one_line

_EIGHTHS = " ▏▎▍▌▋▊▉"
_BAR, _NAME = 40, 30
"""Cells of the longest bar, and of a row's name."""
_HEAT: tuple[dict[str, Any], ...] = (
    {"dim": True}, {}, {"fg": "cyan"}, {"fg": "cyan", "bold": True},
)  # fmt: skip
"""Looks of a table's figures, from none to many."""

_query = click.option("--query", metavar="QUERY", default="",
                      help="Only of articles that answer it.")  # fmt: skip


@verb(
    "status",
    """
    nkreader status
    nkreader status --query "after:2020 tag:market-prices" --json
    """,
)
@_query
@takes_view
@as_json
def status(query: str, as_json: bool) -> int:
    """Say how far you are: articles done, sentences coded.

    Sentences are those of the articles' bodies. One is coded when an annotation of the current set
    covers more than half of it, or lies within it and is at least one word.
    """
    with session().open() as library:
        found = library.figures.progress(query)
    if as_json:
        emit(found._asdict())
        return 0
    write(
        f"{found.done:,} of {found.articles:,} done,"
        f" {found.coded:,} of {found.sentences:,} sentences coded\n"
    )
    return 0


@verb(
    "timeline",
    """
    nkreader timeline
    nkreader timeline "border closure" --by week
    nkreader timeline --rows tag --by month --json
    nkreader timeline after:2020 --rows publisher --limit 5
    nkreader timeline "border closure" --spoken --by day
    """,
)
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@click.option("--by", type=click.Choice(BY), default="month", show_default=True,
              help="How long one bar is; a week is Monday to Sunday.")  # fmt: skip
@click.option("--rows", type=click.Choice(ROWS), default="article", show_default=True,
              help="What is counted, each by itself.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the N rows with the most.")
@click.option("--spoken", is_flag=True, help="By the days that are spoken of, not of publishing.")
@takes_view
@as_json
def timeline(
    words: tuple[str, ...], by: By, rows: Rows, limit: int | None, spoken: bool, as_json: bool
) -> int:
    """Count what was when, among all articles or those that answer a query.

    Articles, or by entity or publisher how many articles; by tag, how many annotations of the
    current set. A date counts where it lies wholly: 2020-03 in that month and in 2020; by week or
    day it is undated. What is undated comes last in each row, without from and to. Stretches with
    none are left out with --json and in a pipe, where columns are separated by tabs.

    With --spoken: how many articles speak of each time ("last Friday", "in March"), each once; by
    tag, how many annotations have such words in them. `nkreader dates` shows them one by one.
    """
    if spoken and rows == "entity":
        raise click.UsageError("--spoken goes with --rows article, tag or publisher")
    with session().open() as library:
        if spoken and (waiting := library.claims.waiting()):
            there = counted(waiting, "article")
            say(f"{there} not looked through yet: `nkreader entities --refresh` does that")
        found = (
            library.figures.spoken(" ".join(words), by, cast(SpokenRows, rows), limit)
            if spoken
            else library.figures.timeline(" ".join(words), by, rows, limit)
        )
    if as_json:
        for one in found:
            row = {"row": one.row, "from": one.start, "to": one.end, "count": one.number}
            emit(row)
    elif on_terminal():
        _bars(found, by)
    else:
        cells = ((one.row or "", one.start or "", one.end or "", str(one.number)) for one in found)
        print_table([Column(name) for name in ("row", "from", "to", "count")], cells)
    if not found:
        say("nothing to count")
    return 0


def _bars(found: Sequence[InTime], by: By) -> None:
    """Each row with its bars, one below the other, all to one scale."""
    most = max((one.number for one in found if one.start), default=1)
    width = max(10, min(_BAR, shutil.get_terminal_size().columns - 24))
    figures = max((len(f"{one.number:,}") for one in found), default=1)
    for n, row in enumerate(dict.fromkeys(one.row for one in found)):
        if row != "article":
            write(("\n" if n else "") + styled(one_line(row or "(none)"), bold=True) + "\n")
        for one in filled([one for one in found if one.row == row], by):
            told = f"{name(one.start, by):10}  {one.number:>{figures},}"
            bar = _bar(one.number, most, width) if one.start else ""
            write(told + (f"  {styled(bar, fg='cyan')}" if bar else "") + "\n")


def _bar(number: int, most: int, width: int) -> str:
    """A bar in eighths of a cell; the least of them can be seen."""
    eighths = max(1, round(8 * width * number / most)) if number else 0
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


@verb(
    "table",
    """
    nkreader table --columns tag
    nkreader table --columns publisher --query after:2020
    nkreader table --rows tag --columns month --json
    """,
)
@click.option("--rows", type=click.Choice(["tag"]), default="tag", show_default=True,
              help="What stands at the side.")  # fmt: skip
@click.option("--columns", type=click.Choice(COLUMNS), default="tag", show_default=True,
              help="What stands above.")  # fmt: skip
@_query
@takes_view
@as_json
def table(rows: str, columns: Columns, query: str, as_json: bool) -> int:
    """Count tags against something else, in the current set.

    Tag against tag: sentences that carry both; against itself: that carry it. Otherwise
    annotations. Against annotators all sets are counted, unless the query names one. With --json,
    and in a pipe, where columns are separated by tabs, cells with none are left out.
    """
    with session().open() as library:
        found = library.figures.table(query, columns)
    if as_json:
        for one in found:
            emit({"row": one.row, "column": one.column, "count": one.number})
    elif on_terminal():
        _heat(found)
    else:
        cells = ((one.row, one.column or "", str(one.number)) for one in found)
        print_table([Column(name) for name in ("row", "column", "count")], cells)
    if not found:
        say("nothing tagged yet")
    return 0


def _heat(found: Sequence[Cell]) -> None:
    """A table with coloured figures; where it is too wide for the terminal, the columns that do not
    fit come below."""
    numbers = {(one.row, one.column): one.number for one in found}
    most = max((n for (row, column), n in numbers.items() if row != column), default=1)
    figures = max((len(f"{n:,}") for n in numbers.values()), default=1)
    rows = list(dict.fromkeys(one.row for one in found))
    columns = _in_order(one.column for one in found)
    names = {column: one_line(column or "(none)") for column in columns}
    side = min(_NAME, max(map(len, rows), default=0))
    room = max(1, shutil.get_terminal_size().columns - side)
    while columns:
        width = {one: max(figures, min(12, len(names[one]))) for one in columns}
        shown: list[str | None] = []
        left = room
        while columns and (not shown or left >= width[columns[0]] + 2):
            shown.append(columns.pop(0))
            left -= width[shown[-1]] + 2
        above = (fitted(names[one], width[one], right=True) for one in shown)
        write(styled(" " * side + "  " + "  ".join(above), dim=True) + "\n")
        for row in rows:
            cells = (_warm(numbers.get((row, one), 0), most, width[one]) for one in shown)
            write(f"{fitted(row, side)}  {'  '.join(cells)}\n")
        if columns:
            write("\n")


def _in_order(columns: Iterable[str | None]) -> list[str | None]:
    """Each once, as they come first; what has no name last."""
    found = list(dict.fromkeys(columns))
    return [one for one in found if one is not None] + [None] * (None in found)


def _warm(number: int, most: int, width: int) -> str:
    text = f"{number:,}" if number else "·"
    level = min(len(_HEAT) - 1, -(-number * (len(_HEAT) - 1) // most))
    return styled(f"{text:>{width}}", **_HEAT[level])
