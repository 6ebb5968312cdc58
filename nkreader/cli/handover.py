"""`export` and `formats`: annotations out. What comes in is the business of `taking_in`."""

import io
import sys
from typing import IO, TYPE_CHECKING

import click

from nkreader.cli.how import HowAsked, takes_how
from nkreader.cli.printing import counted, emit, on_terminal, out, say, write
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, named, verb
from nkreader.cli.views import takes_view
from nkreader.cli.wanted import answering
from nkreader.library.formats import FORMATS, Format
from nkreader.library.paths import user_path
from nkreader.model import NkreaderError
from nkreader.text.hidden import visible

if TYPE_CHECKING:
    from pathlib import Path

    from nkreader.article_marks import ArticleMark
    from nkreader.library import Library
    from nkreader.library.exporting import HandedOver, How
    from nkreader.model import Passage


def known_format(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    """The name of a format as it was typed. Raises click's BadParameter where it is none."""
    if value is not None and value not in FORMATS:
        raise click.BadParameter(
            f"{value}: no such format; there are {', '.join(FORMATS)}", context, parameter
        )
    return value


@verb(
    "export",
    """
    nkreader export --format csv -o tagged.csv
    nkreader export --format markdown --tag covid-quarantine -o -
    nkreader export --format html --by article --agree main@bea -o report.html
    nkreader export --format html --protect --protect-phrase "the ferry" -o out.html
    nkreader export --format jsonl --everybody -o all.jsonl
    nkreader export --format csv --query "publisher:yalu after:2020" -o yalu.csv
    """,
)
@click.option("--format", "form", metavar="FORMAT", required=True, callback=known_format,
              help="One of those that `nkreader formats` lists.")  # fmt: skip
@click.option("--tag", metavar="TAG", help="Only passages with this tag.")
@click.option("--article", metavar="ARTICLE", help="Only passages of this article.")
@click.option("--query", metavar="QUERY", help="Only passages of the articles that answer it.")
@click.option("--everybody", is_flag=True, help="Every set of every annotator.")
@click.option("-o", "--output", metavar="PATH", default="-", callback=named,
              help="A file; - is standard output.")  # fmt: skip
@takes_how
@takes_view
@as_json
def export(
    form: str,
    tag: str | None,
    article: str | None,
    query: str | None,
    everybody: bool,
    how: HowAsked,
    output: str,
    as_json: bool,
) -> int:
    """Hand annotations over: the current set (or --set NAME, or --everybody), whole or in part.

    A file is written whole or not at all. What the format could not hold is counted and said.
    """
    if as_json and output == "-":
        raise click.UsageError("--json tells about a file; name one with -o")
    if everybody and session().set is not None:
        raise click.UsageError("--everybody and --set do not go together")
    if article is not None and query is not None:
        raise click.UsageError("--article and --query do not go together")
    how.check(form, everybody)
    with session().open() as library:
        if everybody:
            library.blind.end_first()
        told = how.settled(library, query)
        passages = _wanted(library, tag, article, everybody)
        whole = library.article_marks.every(everybody)
        if tag is not None:
            whole = [one for one in whole if one.tag == tag]
        if article is not None:
            whole = [one for one in whole if one.article == library.article(article).id]
        if query is not None:
            found = set(answering(library, query))
            passages = [one for one in passages if one.article.id in found]
            whole = [one for one in whole if one.article in found]
        everything = tag is None and article is None and query is None
        done = _write(library, passages, form, output, whole, everything, told)
    if as_json:
        emit({"path": output, "format": form, "annotations": done.annotations,
              "bytes": done.bytes, "left_out": done.left_out})  # fmt: skip
    where = "standard output" if output == "-" else output
    of = "" if query is None else f" of {counted(len(found), 'article')}"
    say(f"{counted(done.annotations, 'annotation')}{of} as {form} to {where}")
    for line in done.left_out:
        say(f"{form} leaves out: {line}")
    return 0


def _wanted(
    library: "Library", tag: str | None, article: str | None, everybody: bool
) -> "list[Passage]":
    if tag is not None and library.codebook.get(tag) is None:
        known = ", ".join(one.slug for one in library.codebook.tags)
        raise NkreaderError(f"{tag}: no such tag; there are {known}")
    id = None if article is None else library.article(article).id
    said = session()
    if said.set is not None and not any(
        (owner.name, owner.annotator) == (library.set_name, library.annotator)
        for owner, _ in library.sets()
    ):
        raise NkreaderError(
            f"{said.set}: {library.annotator} has no such set; `nkreader sets` lists them"
        )
    return library.passages(tag=tag, article=id, everybody=everybody)


def _write(
    library: "Library",
    passages: "list[Passage]",
    form: str,
    output: str,
    whole: "list[ArticleMark]",
    everything: bool,
    how: "How",
) -> "HandedOver":
    def written(out: "Path | IO[bytes]") -> "HandedOver":
        return library.export(passages, form, out, whole, everything, how)

    if output != "-":
        return written(user_path(output))
    if not on_terminal():
        sys.stdout.flush()
        return written(sys.stdout.buffer)
    shown = io.BytesIO()
    done = written(shown)
    try:
        text = shown.getvalue().decode("utf-8")
    except UnicodeDecodeError:
        raise NkreaderError(f"{form} is no text for a terminal; name a file with -o") from None
    write(visible(text.replace("\r\n", "\n")))
    return done


@verb("formats", "nkreader formats --json")
@as_json
def formats(as_json: bool) -> int:
    """List the formats: which can be written and read, what each carries and what it leaves out."""
    for one in FORMATS.values():
        if as_json:
            emit({"name": one.name, "suffix": one.suffix, "writes": bool(one.writes),
                  "reads": one.reads, "carries": one.carries,
                  "leaves_out": one.lacks})  # fmt: skip
        else:
            _print_format(one)
    return 0


def _print_format(one: Format) -> None:
    ways = " and ".join(
        word for word, able in (("export", one.writes), ("import", one.reads)) if able
    )
    out(f"{one.name}  ({one.suffix or 'folder'}, {ways})")
    out(f"  carries     {one.carries}")
    out(f"  leaves out  {one.lacks}")
