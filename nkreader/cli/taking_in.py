"""`import`: annotations in, from a file, a folder, a library, standard input."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from nkreader.cli.handover import known_format
from nkreader.cli.printing import counted, emit, out, say
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, named, verb
from nkreader.library.formats import FORMATS
from nkreader.library.packs import is_library
from nkreader.library.paths import user_path
from nkreader.model import NkreaderError


@verb(
    "import",
    """
    nkreader import colleague.jsonl
    nkreader import colleague.jsonl --set from-mina --json
    nkreader import from-mina.db
    """,
)
@click.argument("file", metavar="FILE|FOLDER", callback=named)
@click.option("--format", "form", metavar="FORMAT", callback=known_format,
              help="Its format, where the file does not tell.")  # fmt: skip
@as_json
def import_(file: str, form: str | None, as_json: bool) -> int:
    """Bring in what was exported, here or by another program, as one act that `undo` takes back.

    `nkreader formats` says what can be read; which it is, the content tells. A library file, as
    `nkreader pack` makes it, is merged.

    Annotations go into the sets they come from, or what is new into --set NAME of yours. The same
    annotation, by its id, is there once; where it is another here than there, the later one stands
    and the other is kept beside it: `nkreader conflicts list` shows both. - reads standard input.
    """
    if form is not None and not FORMATS[form].reads:
        readable = ", ".join(name for name, one in FORMATS.items() if one.reads)
        raise NkreaderError(f"{form}: nkreader writes it but does not read it; it reads {readable}")
    said = session()
    name = "standard input" if file == "-" else file
    with _data(file) as data, said.open() as library:
        if isinstance(data, Path) or not is_library(data.peek()):
            taken = library.take(data, name, said.set, form)
        elif file == "-":
            taken = library.packs.take(data.read(), name, said.set)
        else:
            taken = library.packs.take(user_path(file), name, said.set)
    for note in taken.notes:
        say(f"{name}: {note}")
    if as_json:
        emit({"path": file, "annotations": taken.annotations, "articles": taken.articles,
              "tags": taken.tags, "known": taken.known, "decisions": taken.decisions,
              "views": taken.views, "conflicts": taken.conflicts})  # fmt: skip
    else:
        known = f" ({taken.known} were there already)" if taken.known else ""
        more = (
            ", " + counted(number, noun)
            for number, noun in ((taken.decisions, "entity decision"), (taken.views, "view"))
            if number
        )
        out(
            f"imported {counted(taken.annotations, 'annotation')},"
            f" {counted(taken.articles, 'article')}, {counted(taken.tags, 'tag')}{''.join(more)}"
            f"{known}"
        )
    if taken.conflicts:
        say(
            f"{counted(taken.conflicts, 'conflict')}: what was changed later stands, the other is"
            " kept beside it; `nkreader conflicts list` shows both"
        )
    return 0


@contextmanager
def _data(file: str) -> Iterator[io.BufferedReader | Path]:
    """What is to be imported: a folder, or a file to be read once, of a large one only what is
    asked for."""
    path = user_path(file) if file != "-" else None
    if path is not None and path.is_dir():
        yield path
        return
    with _opened(file) as opened:
        yield opened


def _opened(file: str) -> io.BufferedReader:
    try:
        if file == "-":
            return io.BufferedReader(io.BytesIO(sys.stdin.buffer.read()))
        return user_path(file).open("rb")
    except OSError as error:
        raise NkreaderError(f"{file}: {error.strerror}; nothing was imported") from error
