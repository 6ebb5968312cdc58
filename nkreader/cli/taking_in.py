"""`import`: annotations in, from a file, a folder, a library, standard input."""

import io
import sys
from typing import TYPE_CHECKING

import click

from nkreader.cli.handover import known_format
from nkreader.cli.printing import counted, emit, out, say
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, named, verb
from nkreader.library.formats import FORMATS
from nkreader.library.import_words import coming_lines, imported_words
from nkreader.library.paths import user_path
from nkreader.model import NkreaderError

if TYPE_CHECKING:
    from nkreader.library.import_preview import Coming


@verb(
    "import",
    """
    nkreader import colleague.jsonl
    nkreader import colleague.jsonl --set from-mina --json
    nkreader import from-mina.db
    nkreader import project.qdpx --dry-run
    """,
)
@click.argument("file", metavar="FILE|FOLDER", callback=named)
@click.option("--format", "form", metavar="FORMAT", callback=known_format,
              help="Its format, where the file does not tell.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would come in; write nothing.")
@as_json
def import_(file: str, form: str | None, dry_run: bool, as_json: bool) -> int:
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
    data = io.BytesIO(sys.stdin.buffer.read()) if file == "-" else user_path(file)
    with said.open() as library:
        if dry_run:
            _tell_coming(file, name, library.handed_in.foresee(data, name, said.set, form), as_json)
            return 0
        taken = library.take(data, name, said.set, form)
    for note in taken.notes:
        say(f"{name}: {note}")
    if as_json:
        emit({"path": file, "annotations": taken.annotations, "articles": taken.articles,
              "tags": taken.tags, "known": taken.known, "decisions": taken.decisions,
              "views": taken.views, "conflicts": taken.conflicts})  # fmt: skip
    else:
        out(imported_words(taken))
    if taken.conflicts:
        say(
            f"{counted(taken.conflicts, 'conflict')}: what was changed later stands, the other is"
            " kept beside it; `nkreader conflicts list` shows both"
        )
    return 0


def _tell_coming(file: str, name: str, coming: "Coming", as_json: bool) -> None:
    """What an import would bring."""
    for note in coming.notes:
        say(f"{name}: {note}")
    if as_json:
        emit({"path": file, **coming._asdict(), "annotations": coming.annotations})
        return
    for line in coming_lines(coming):
        out(line)
    say("nothing was written; without --dry-run it is")
