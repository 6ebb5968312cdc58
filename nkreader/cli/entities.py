"""`entities`: who and what is named in files, without a library; and stale mentions found anew."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from nkreader.cli.opening import standard_input
from nkreader.cli.printing import counted, emit, fail, flush, out, say, styled, write
from nkreader.cli.session import session
from nkreader.cli.verb import named, verb
from nkreader.model import LABELS
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from nkreader.library.extracting import Extracted


@verb(
    "entities",
    """
    nkreader entities bridge.txt
    nkreader entities articles/ --jsonl > mentions.jsonl
    nkreader entities report.md --jsonl --with-text --extractor both
    nkreader entities --refresh
    """,
)
@click.argument("files", metavar="[FILE...]", nargs=-1, callback=named)
@click.option("--jsonl", "--json", "jsonl", is_flag=True, help="One JSON object a mention.")
@click.option("--with-text", is_flag=True,
              help="With --jsonl: before its mentions, the text they count in.")  # fmt: skip
@click.option("--extractor", metavar="NAME",
              help="rules, spacy:PIPELINE (an installed one) or both.")  # fmt: skip
@click.option("--refresh", is_flag=True, help="Find stale mentions in the library again.")
def entities(
    files: tuple[str, ...], jsonl: bool, with_text: bool, extractor: str | None, refresh: bool
) -> int:
    """Find the people, places, organisations, dates, sources, … that files name.

    Needs no library and stores nothing. --jsonl prints {"file", "start", "end", "label", "exact"}
    for each mention, start and end in code points of the text that --with-text prints.

    --refresh is about the library instead: mentions that an older version of the rules has found
    are found again. With --extractor, that one is used there from now on.
    """
    if with_text and not jsonl:
        raise click.UsageError("--with-text goes with --jsonl")
    if refresh:
        if files or jsonl:
            raise click.UsageError("--refresh is about the library; leave files and --jsonl out")
        return _refresh(extractor)
    if not files:
        raise click.UsageError("give at least one FILE, or - for standard input")
    from nkreader.library.extracting import in_files

    failed = 0
    for one in in_files(files, extractor or "rules", standard_input(files)):
        if one.error is not None:
            fail(one.error)
            failed = 1
        elif jsonl:
            _print_records(one, with_text)
        else:
            _print_groups(one)
        flush()
    return failed


def _print_records(one: "Extracted", with_text: bool) -> None:
    if with_text:
        emit({"file": one.file, "text": one.text})
    for found in one.mentions:
        exact = one.text[found.start : found.end]
        emit({"file": one.file, "start": found.start, "end": found.end, "label": found.label,
              "exact": exact})  # fmt: skip


def _print_groups(one: "Extracted") -> None:
    """Under each label the entities by how often they are named."""
    write(styled(one_line(one.file), bold=True) + f"  {counted(len(one.mentions), 'mention')}\n")
    for label in LABELS:
        names = Counter(found.name for found in one.mentions if found.label == label)
        if names:
            names_there = " · ".join(
                name if number == 1 else f"{name} {number}" for name, number in names.most_common()
            )
            out(f"  {label:<9}  {one_line(names_there)}")


def _refresh(extractor: str | None) -> int:
    count = 0
    with session().open() as library:
        if extractor is not None:
            library.remember("extractor", extractor)
        for _ in library.refresh_mentions():
            count += 1
    say(
        f"found the entities again in {counted(count, 'article')}" if count else "no stale mentions"
    )
    return 0
