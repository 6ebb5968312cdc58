"""`add`: articles in, one result a file."""

import os
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import click

from nkreader.cli.exit_codes import DONE, FAILED, STOPPED
from nkreader.cli.opening import standard_input
from nkreader.cli.printing import emit, fail, flush, say, styled, write
from nkreader.cli.progress import ProgressLine, can_be_shown
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, named, verb
from nkreader.model import NkreaderError
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from nkreader.library.executors import Executor
    from nkreader.library.storing import Added


@verb(
    "add",
    """
    nkreader add bridge.txt train.pdf letters.mbox
    nkreader add articles/ --json
    nkreader add https://example.org/news/ferry --publisher "Coast Wire"
    nkreader add export.csv --map headline=title
    pbpaste | nkreader add -
    """,
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, callback=named)
@click.option("--title", metavar="TEXT")
@click.option("--publisher", metavar="TEXT")
@click.option("--author", metavar="TEXT")
@click.option("--published", metavar="DATE", help="2020, 2020-03, 29 September 2024, …")
@click.option("--language", metavar="CODE", help="en, ko, …")
@click.option("--url", metavar="ADDRESS")
@click.option("--map", "mapping", metavar="COLUMN=FIELD", multiple=True,
              help="Which column of a table is which field.")  # fmt: skip
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256),
              help="How many processes read; as many as there are processors.")  # fmt: skip
@click.option("--dask", metavar="ADDRESS", help="Let the workers of a Dask scheduler read.")
@click.option("--job", is_flag=True, hidden=True)
@as_json
def add(
    sources: tuple[str, ...],
    mapping: tuple[str, ...],
    jobs: int | None,
    dask: str | None,
    job: bool,
    as_json: bool,
    **said: str | None,
) -> int:
    """Add articles: files, folders, addresses of pages and feeds, or - for standard input.

    Text, Markdown, web pages, feeds, PDF, Word and OpenDocument, mail, tables of articles,
    newsboat's cache, web archives, and archives of any of these are read. What is there already is
    left as it is; what has another text becomes a new version of the same article, and its
    annotations are found again in it. One that can't be added does not stop the others.

    What is said of title, publisher and the rest holds for the one article; of several, where they
    say nothing themselves.

    --json prints {"id", "path", "title", "status", "kind"} for each, status added, unchanged,
    updated or failed, and then "error" too; "member" inside an archive, and "same_as", the id of
    another article that has the same text, and "highlights", how many passages highlighted in a
    PDF reader became annotations of the current set.
    """
    data, columns = _data(said), _columns(mapping)
    with session().open() as library:
        watched = job or can_be_shown()
        expected = _expected(sources) if watched else None
        if job:
            emit({"expected": expected})
            flush()
        results = library.add(sources, standard_input(sources), data, columns, _readers(jobs, dask))
        code = told(results, as_json or job, expected=expected)
    if code is None:
        fail(f"{' '.join(sources)}: no articles there; `nkreader add --help` says what is read")
    return FAILED if code is None else code


def _readers(jobs: int | None, dask: str | None) -> "Executor":
    """Who reads: a cluster, or as many processes as are wanted, else as may run at once."""
    from nkreader.library.gathering import by_cluster, by_processes

    if dask is not None:
        return by_cluster(dask)
    usable = getattr(os, "sched_getaffinity", None)
    processors = len(usable(0)) if usable else os.cpu_count() or 1
    return by_processes(jobs or processors)


def _data(said: dict[str, str | None]) -> dict[str, str]:
    from nkreader.text.dates import written_date

    data = {name: value for name, value in said.items() if value}
    if "published" in data:
        iso = written_date(data["published"], date.today())
        if iso is None:
            raise click.UsageError(f"--published {data['published']}: not a date")
        data["published"] = iso
    return data


def _columns(mapping: tuple[str, ...]) -> dict[str, str]:
    pairs = [one.partition("=") for one in mapping]
    if not all(column and field for column, _, field in pairs):
        raise click.UsageError("--map wants COLUMN=FIELD, as in headline=title")
    return {column: field for column, _, field in pairs}


def _expected(sources: tuple[str, ...]) -> int:
    """How many sources there are, as far as counting them is quick; a box counts as one."""
    from nkreader.library.paths import expanded
    from nkreader.sources.walk import walk

    count = 0
    for source in sources:
        try:
            count += 1 if "://" in source else sum(1 for _ in walk([expanded(source)]))
        except NkreaderError:
            count += 1
    return count


def told(
    results: "Iterable[Added]", as_json: bool, quiet: bool = False, expected: int | None = None
) -> int | None:
    """Print what became of each; the exit code, None where nothing came at all.

    Quiet: what is unchanged is not told. On a terminal a line says how far it has come, of
    `expected` where that is known. Ctrl+C ends it, and what is in stays.
    """
    counts: Counter[str] = Counter()
    try:
        with ProgressLine(expected, can_be_shown() and not as_json) as line:
            for one in results:
                counts[one.status] += 1
                if not (quiet and one.status == "unchanged"):
                    _tell(one, as_json)
                    flush()
                line.step(one.status == "failed")
    except KeyboardInterrupt:
        said = _counted(counts) or "nothing done yet"
        say(f"stopped: {said}; what is in stays, and the same command goes on from there")
        return STOPPED
    if counts.total() > 1 and not (quiet and set(counts) == {"unchanged"}):
        say(_counted(counts))
    if not counts:
        return None
    return FAILED if counts["failed"] else DONE


def _counted(counts: Counter[str]) -> str:
    words = ("added", "updated", "unchanged", "failed")
    return ", ".join(f"{counts[word]:,} {word}" for word in words if counts[word])


def _tell(one: "Added", as_json: bool) -> None:
    if as_json:
        shape = {"id": one.id, "path": one.path, "title": one.title, "status": one.status,
                 "kind": one.kind}  # fmt: skip
        more = {"member": one.member, "same_as": one.same_as, "error": one.error,
                "highlights": one.highlights or None}  # fmt: skip
        emit({**shape, **{name: value for name, value in more.items() if value is not None}})
    elif one.error is None:
        said = one_line(f"{one.title or one.path}")
        write(f"{one.status:<9}  {styled(str(one.id), bold=True)}  {said}\n")
    if one.error is not None:
        fail(one.error)
    for note in one.notes:
        say(f"{one.path}: {note}")
