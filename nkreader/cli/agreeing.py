"""`agree`: how far two sets agree."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from nkreader.agreement import BY, SIGNS, VERSIONS, Agreed, By, Figure, Study, Version
from nkreader.cli.printing import counted, emit, on_terminal, say, styled, write
from nkreader.cli.session import session
from nkreader.cli.table import Column, print_table, wrapped
from nkreader.cli.verb import as_json, verb
from nkreader.cli.views import takes_view
from nkreader.model import NkreaderError
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from nkreader.library import Library
    from nkreader.library.agreements import Asked

COLUMNS = (
    Column("tag", None, style={"bold": True}), Column("unit", 9), Column("n", right=True),
    Column("a", right=True), Column("b", right=True), Column("both", right=True),
    Column("%", right=True), Column("κ", right=True), Column("α", right=True),
    Column("α_U", right=True), Column("signs"),
)  # fmt: skip
_ALL = "(all)"
"""What stands for the tag where all pairs of a unit and a tag are put together."""


@verb(
    "agree",
    """
    nkreader agree main@ann main@bea
    nkreader agree main@ann main@bea --tag market-prices --intervals
    nkreader agree main second-pass --by revision --json
    nkreader agree main@ann main@bea --query after:2020 --csv > agreement.csv
    """,
)
@click.argument("a", metavar="SET")
@click.argument("b", metavar="SET")
@click.option("--query", metavar="QUERY", default="", help="Only articles that answer it.")
@click.option("--all", "every", is_flag=True,
              help="Every article with a mark of either, not only those done in both.")  # fmt: skip
@click.option("--tag", metavar="TAG", help="Only this tag, with its diagnostics in full.")
@click.option("--by", type=click.Choice(BY),
              help="By revision of the codebook, or by month, in which tagged.")  # fmt: skip
@click.option("--intervals", is_flag=True,
              help="Also the interval of each coefficient, by drawing articles.")  # fmt: skip
@click.option("--alpha-u", "version", type=click.Choice(VERSIONS), default="2016",
              show_default=True,
              help="Alpha for unitizing: today's, or the first, as in INCEpTION.")  # fmt: skip
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, for spreadsheets.")
@takes_view
@as_json
def agree(
    a: str,
    b: str,
    query: str,
    every: bool,
    tag: str | None,
    by: By | None,
    intervals: bool,
    version: Version,
    as_csv: bool,
    as_json: bool,
) -> int:
    """Say how far two sets agree: percent, Cohen's κ, Krippendorff's α, and α_U of passages.

    A set is a name, name@annotator, or an id. Articles that are done in both sets count, of these
    the body: each sentence, and each character, carries a tag or not. The last figures are of all
    pairs of a unit and a tag that either has used, put together. "undefined" is no agreement.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json do not go together")
    with session().open() as library:
        asked = library.agreements.between(a, b, query, every)
        _known(library, tag)
        found = list(_found(library, asked, by, intervals, version))
    found = [_only(one, tag) for one in found]
    if as_csv:
        _csv(found)
    elif as_json:
        for study, figures in found:
            for one in figures:
                emit(_when(study, by) | _shape(one))
    elif on_terminal():
        _print(asked, found, by, tag)
    else:
        for study, figures in found:
            when = [str(value or "") for value in _when(study, by).values()]
            print_table(COLUMNS, ((*when, *_cells(one)) for one in figures))
    if not found:
        say("nothing to compare: no article counts for both sets")
    return 0


def _known(library: "Library", tag: str | None) -> None:
    if tag is not None and library.codebook.get(tag) is None:
        known = ", ".join(one.slug for one in library.codebook.tags)
        raise NkreaderError(f"{tag}: no such tag; there are {known}")


def _found(
    library: "Library", asked: "Asked", by: By | None, intervals: bool, version: Version
) -> Iterator[Agreed]:
    whole = library.agreements.study(asked)
    parts = [whole] if by is None else library.agreements.over_time(whole, by)
    for study in parts:
        yield Agreed(study, tuple(library.agreements.figures(study, intervals, version)))


def _only(found: Agreed, tag: str | None) -> Agreed:
    """The figures of one tag, where one is wanted."""
    if tag is None:
        return found
    return found._replace(figures=tuple(one for one in found.figures if one.tag == tag))


def _shape(one: Figure) -> dict[str, Any]:
    """One figure as JSON; null is undefined, and for `alpha_u` also by sentence."""
    found: dict[str, Any] = {
        "tag": one.tag, "unit": one.unit, **one.counts._asdict(), "percent": one.percent,
        "kappa": one.kappa, "alpha": one.alpha, "alpha_u": one.alpha_u,
        "diagnostics": [each._asdict() for each in one.diagnoses],
    }  # fmt: skip
    if one.intervals is not None:
        found["intervals"] = one.intervals._asdict()
    return found


def _when(study: Study, by: By | None) -> dict[str, Any]:
    """Which stretch of time figures are of; `to` is the first moment behind it, null if it goes
    on."""
    if by is None:
        return {}
    when: dict[str, Any] = {"from": study.start, "to": study.end}
    return {"revision": study.revision, **when} if by == "revision" else when


def _csv(found: Iterable[Agreed]) -> None:
    from nkreader.exchange.agreement_csv import write as rows

    sys.stdout.flush()
    for row in rows(found):
        sys.stdout.buffer.write(row)


def _print(asked: "Asked", found: Iterable[Agreed], by: By | None, tag: str | None) -> None:
    """Tables for people: first who is who, then each study with what its figures must be read
    with."""
    sides = (f"{n}: {one.name}, {one.annotator}" for n, one in (("a", asked.a), ("b", asked.b)))
    write(styled(one_line(" · ".join(sides)), dim=True) + "\n")
    for study, figures in found:
        if by is not None:
            write("\n" + styled(one_line(_title(study, by)), bold=True) + "\n")
        write(styled(counted(len(study.articles), "article"), dim=True) + "\n")
        print_table(COLUMNS, map(_cells, figures))
        for one in figures:
            if tag is not None or one.tag is None:
                _explain(one)


def _title(study: Study, by: By) -> str:
    if by == "month":
        return (study.start or "")[:7]
    return f"revision {study.revision} of the codebook, from {study.start or 'the beginning'}"


def _explain(one: Figure) -> None:
    """A figure's intervals, what borders and tags alone give, and its diagnoses, in full."""
    width = max(40, min(100, shutil.get_terminal_size().columns))
    told: list[tuple[str, str]] = []
    if one.intervals is not None:
        told += [
            ("", f"{name} lies between {_number(within[0])} and {_number(within[1])}")
            for name, within in zip(("κ", "α", "α_U"), one.intervals, strict=True)
            if within is not None
        ]
    if one.borders is not None:
        told.append(("", f"borders alone, whatever the tag (|uα): {_number(one.borders)}"))
    if one.values is not None:
        told.append(("", f"the tag alone, where both marked something: {_number(one.values)}"))
    told += [(SIGNS[each.kind], f"{each.means} {each.do}") for each in one.diagnoses]
    if told:
        write("\n" + one_line(f"{one.tag or 'all tags'}, by {one.unit}") + "\n")
    for sign, words in told:
        for number, line in enumerate(wrapped(one_line(words), width - 4)):
            write(f"  {styled(sign or ' ', bold=True) if number == 0 else ' '} {line}\n")


def _cells(one: Figure) -> tuple[str, ...]:
    signs = ", ".join(each.kind for each in one.diagnoses)
    if on_terminal():
        signs = "".join(SIGNS[each.kind] for each in one.diagnoses)
    coefficients = [_number(one.kappa), _number(one.alpha)]
    alpha_u = _number(one.alpha_u) if one.unit == "character" else ""
    percent = "undefined" if one.percent is None else f"{one.percent:.1f}"
    counts = (f"{number:,}" if on_terminal() else str(number) for number in one.counts)
    return (one.tag or _ALL, one.unit, *counts, percent, *coefficients, alpha_u, signs)


def _number(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.3f}"
