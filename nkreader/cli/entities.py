"""`entities`: who and what is named in files, without a library, or in the library's articles; and
stale mentions found anew."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from nkreader.cli.opening import standard_input
from nkreader.cli.printing import counted, emit, fail, flush, out, say, styled, write
from nkreader.cli.said import Session
from nkreader.cli.session import session
from nkreader.cli.shapes import entity_shape
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import named, verb
from nkreader.cli.views import takes_view
from nkreader.model import LABELS
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkreader.entity import Entity
    from nkreader.library import Library
    from nkreader.library.extracting import Extracted

PAGE = 200
"""Rows read from the library at a time."""
ENTITIES = (
    Column("kind", 9),
    Column("name", None, style={"bold": True}),
    Column("articles", 8, right=True),
    Column("mentions", 8, right=True),
    Column("first", 10),
    Column("last", 10),
    Column("also", 30),
    Column("id", 30),
)


def kinds(
    context: click.Context, parameter: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    """Labels as they are typed, in capitals. Raises for one that no entity of a library has."""
    from nkreader.entities.identity import LABELS as KNOWN

    typed = tuple(one.upper() for one in value)
    for one in typed:
        if one not in KNOWN:
            raise click.BadParameter(f"{one}: one of {' '.join(KNOWN)}", context, parameter)
    return typed


@verb(
    "entities",
    """
    nkreader entities bridge.txt
    nkreader entities articles/ --jsonl > mentions.jsonl
    nkreader entities report.md --jsonl --with-text --extractor both
    nkreader entities --library
    nkreader entities --library --query "coal after:2020" --kind ORG --json
    nkreader entities --refresh
    """,
)
@click.argument("files", metavar="[FILE...]", nargs=-1, callback=named)
@click.option("--jsonl", "--json", "jsonl", is_flag=True, help="One JSON object a mention.")
@click.option("--with-text", is_flag=True,
              help="With --jsonl: before its mentions, the text they count in.")  # fmt: skip
@click.option("--extractor", metavar="NAME",
              help="rules, spacy:PIPELINE (an installed one) or both.")  # fmt: skip
@click.option("--query", metavar="QUERY", default="",
              help="With --library: counted only in the articles that answer it.")  # fmt: skip
@click.option("--kind", metavar="LABEL", multiple=True, callback=kinds,
              help="With --library: only of this kind (PERSON, ORG, …).")  # fmt: skip
@click.option("--refresh", is_flag=True, help="Find again in the library what is stale.")
@takes_view
def entities(
    files: tuple[str, ...],
    jsonl: bool,
    with_text: bool,
    extractor: str | None,
    query: str,
    kind: tuple[str, ...],
    refresh: bool,
    library: bool,
) -> int:
    """Find the people, places, organisations, dates, sources, … that files name.

    Of files: needs no library and stores nothing. --jsonl prints {"file", "start", "end", "label",
    "exact"} for each mention, start and end in code points of the text that --with-text prints.

    --library without files lists the entities of the whole library instead, each once, under one
    name. --json prints {"id", "name", "label", "articles", "mentions", "first", "last",
    "aliases"}.

    --refresh is about the library too: mentions, claims and dates that older rules have found,
    or none have looked for, are found again. With --extractor, that one is used from now on.
    """
    if with_text and not jsonl:
        raise click.UsageError("--with-text goes with --jsonl")
    if refresh:
        if files or jsonl:
            raise click.UsageError("--refresh is about the library; leave files and --jsonl out")
        return _refresh(extractor)
    if library and not files:
        return _of_library(query, kind, jsonl)
    if query or kind:
        raise click.UsageError("--query and --kind go with --library")
    if not files:
        raise click.UsageError("give at least one FILE, - for standard input, or --library")
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


def _of_library(query: str, kind: tuple[str, ...], as_json: bool) -> int:
    with session().open() as library:
        if waiting := library.entities.waiting():
            there = counted(waiting, "article")
            say(f"{there} not looked through yet: `nkreader entities --refresh` does that")
        found = _listed(library, query, kind)
        if as_json:
            for entity in found:
                emit(entity_shape(entity, library.entities.spellings(entity)))
            return 0
        cells = (_cells(entity, library.entities.spellings(entity)) for entity in found)
        if not print_table(ENTITIES, cells):
            say("no entities there")
    return 0


def _listed(library: "Library", query: str, kind: tuple[str, ...]) -> "Iterator[Entity]":
    """The most frequent first, read a page at a time; of a query, all at once."""
    if query.strip():
        found = library.entities.among(query)
        yield from (one for one in found if not kind or one.label in kind)
        return
    listing = library.entities.listing(labels=kind)
    for first in range(0, listing.count, PAGE):
        yield from listing.fetch(first, PAGE)


def _cells(entity: "Entity", aliases: list[str]) -> tuple[str, ...]:
    others = [one for one in aliases if one != entity.name]
    dates = (entity.first or "", entity.last or "")
    counts = (str(entity.articles), str(entity.mentions))
    return (entity.label, entity.name, *counts, *dates, " · ".join(others), entity.id)


def _refresh(extractor: str | None) -> int:
    count = 0
    with session().open() as library:
        if extractor is not None:
            library.remember("extractor", extractor)
        for _ in library.refresh_mentions():
            count += 1
    say(
        f"found entities, claims and dates again in {counted(count, 'article')}"
        if count
        else "no stale mentions, claims or dates"
    )
    return 0


def _whole(context: click.Context, parameter: click.Parameter, value: str | None) -> bool:
    """`--library` alone, or with the file that is meant."""
    if value:
        context.ensure_object(Session).library = value
    return value is not None


entities.params = [one for one in entities.params if "--library" not in one.opts]
entities.params.append(
    click.Option(
        ["--library"],
        is_flag=False,
        flag_value="",
        metavar="[FILE]",
        callback=_whole,
        help="The entities of the whole library, the usual one or FILE.",
    )
)
