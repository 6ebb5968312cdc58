"""`export` and `formats`: annotations out. What comes in is the business of `taking_in`."""

import io
import sys
from typing import IO, TYPE_CHECKING

import click

from nkreader.cli.how import HowAsked, takes_how
from nkreader.cli.printing import counted, emit, on_terminal, out, say, write
from nkreader.cli.selection import Said, takes_selection
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, named, verb
from nkreader.cli.views import takes_view
from nkreader.library.formats import FORMATS, Format
from nkreader.library.paths import user_path
from nkreader.model import NkreaderError
from nkreader.text.hidden import visible

if TYPE_CHECKING:
    from pathlib import Path

    from nkreader.library import Library
    from nkreader.library.exporting import HandedOver
    from nkreader.library.selecting import Going


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
    nkreader export --format html --protect --protect-phrase ferry -o a.html
    nkreader export --format jsonl --everybody -o all.jsonl
    nkreader export --format csv --query "publisher:yalu" --after 2020 -o yalu.csv
    nkreader export --format csv --status review --status orphan -o look.csv
    nkreader export --format cas-xmi --entities --claims -o corpus
    """,
)
@click.option("--format", "form", metavar="FORMAT", required=True, callback=known_format,
              help="One of those that `nkreader formats` lists.")  # fmt: skip
@click.option("--entities", is_flag=True,
              help="With the entities of these articles, tagged or not.")  # fmt: skip
@click.option("--claims", is_flag=True,
              help="With who says what in these articles, tagged or not.")  # fmt: skip
@click.option("-o", "--output", metavar="PATH", default="-", callback=named,
              help="A file, or for some formats a folder; - is standard output.")  # fmt: skip
@takes_how
@takes_view
@takes_selection
@as_json
def export(
    form: str,
    entities: bool,
    claims: bool,
    how: HowAsked,
    output: str,
    said: Said,
    as_json: bool,
) -> int:
    """Hand annotations over: the current set (or --set NAME, or --everybody), whole or in part.

    What is asked for together must hold together. A file, or a folder, is written whole or not at
    all. What the format could not hold is counted and said.
    """
    if as_json and output == "-":
        raise click.UsageError("--json tells about a file; name one with -o")
    how.check(form, said.everybody or said.all_sets)
    with session().open() as library:
        wanted = said.selection(library)
        found = library.handing_over.select(wanted)
        told = how.settled(library, wanted.query or None)
        whole = entities or claims
        among = library.handing_over.entities_of(found.articles) if whole else None
        from nkreader.library.selecting import Going  # not needed for `formats`

        alone = (found.passages, found.whole, wanted.is_everything)
        own = among if entities else None
        going = Going(*alone, own, told, among if claims else None)
        done = _write(library, going, form, output)
    if as_json:
        emit({"path": output, "format": form, "annotations": done.annotations,
              "bytes": done.bytes, "left_out": done.left_out})  # fmt: skip
    where = "standard output" if output == "-" else output
    of = "" if found.articles is None else f" of {counted(len(found.articles), 'article')}"
    say(f"{counted(done.annotations, 'annotation')}{of} as {form} to {where}")
    for line in done.left_out:
        say(f"{form} leaves out: {line}")
    return 0


def _write(library: "Library", going: "Going", form: str, output: str) -> "HandedOver":
    def written(out: "Path | IO[bytes]") -> "HandedOver":
        return library.handing_over.write(going, form, out)

    if output != "-":
        return written(user_path(output))
    if not on_terminal():
        sys.stdout.flush()
        return written(sys.stdout.buffer)
    shown = io.BytesIO()
    done = written(shown)
    try:
        words = shown.getvalue().decode("utf-8")
    except UnicodeDecodeError:
        raise NkreaderError(f"{form} is not for a terminal; name a file with -o") from None
    write(visible(words.replace("\r\n", "\n")))
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
