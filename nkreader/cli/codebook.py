"""`codebook`: the tags of a library, to look at, to edit as TOML, to bring in and to take along."""

import sys

import click

from nkreader.cli.printing import emit, say, write
from nkreader.cli.session import common_options, session
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import Entry, VerbTable, as_json, named, verb
from nkreader.library.paths import user_path
from nkreader.model import Codebook, NkreaderError, Tag
from nkreader.text.hidden import visible

_HERE = "nkreader.cli.codebook"
_EDITS = "nkreader.cli.codebook_edits"
PARTS = {
    "show": Entry(_HERE, "show", "List the tags."),
    "edit": Entry("nkreader.cli.editor", "edit", "Edit the codebook in $EDITOR."),
    "add": Entry(_EDITS, "add", "Add a tag."),
    "set": Entry(_EDITS, "set_", "Change a tag: name, key, colour, definition, …"),
    "move": Entry(_EDITS, "move", "Move a tag up or down."),
    "merge": Entry(_EDITS, "merge", "Merge a tag into another, with its passages."),
    "split": Entry(_EDITS, "split", "Split a tag off another, by words."),
    "import": Entry(_HERE, "import_", "Add and change tags from a TOML file."),
    "export": Entry(_HERE, "export", "Write the codebook as TOML."),
}
TAGS = (
    Column("key", 3),
    Column("tag", 24, style={"bold": True}),
    Column("name", 28),
    Column("colour", 7),
    Column("under", 24),
    Column("definition", None),
)


@click.group(
    "codebook",
    cls=VerbTable,
    table=PARTS,
    invoke_without_command=True,
    subcommand_metavar="[VERB [ARGS]...]",
    examples="""
        nkreader codebook
        nkreader codebook edit
        nkreader codebook add "coal exports"
        nkreader codebook export -o codebook.toml
        nkreader codebook import codebook.toml
    """,
)
@click.pass_context
def codebook(context: click.Context) -> int | None:
    """Show, edit, import or export the codebook: the tags, their keys, colours and definitions."""
    return None if context.invoked_subcommand else _show(False)


codebook.params += common_options(hidden=True)


@verb("show", "nkreader codebook show --json")
@as_json
def show(as_json: bool) -> int:
    """List the tags in their order; retired ones, which can no longer be set, at their place."""
    return _show(as_json)


def _show(as_json: bool) -> int:
    with session().open() as library:
        tags = library.codebook.tags
    if as_json:
        for tag in tags:
            emit(
                {
                    "id": tag.id, "slug": tag.slug, "name": tag.name, "key": tag.key,
                    "colour": tag.colour, "definition": tag.definition, "parent": tag.parent,
                    "retired": tag.retired,
                }
            )  # fmt: skip
        return 0
    print_table(TAGS, (_row(tag) for tag in tags))
    return 0


def _row(tag: Tag) -> tuple[str, ...]:
    name = f"{tag.name} (retired)" if tag.retired else tag.name
    return (tag.key or "", tag.slug, name, tag.colour, tag.parent or "", tag.definition)


@verb(
    "import",
    """
    nkreader codebook import codebook.toml
    nkreader codebook import codebook.toml --replace
    """,
)
@click.argument("file", metavar="FILE.toml", callback=named)
@click.option("--replace", is_flag=True, help="Retire the tags that the file leaves out.")
def import_(file: str, replace: bool) -> int:
    """Add and change tags as a TOML file says, as one act that `undo` takes back.

    Tags that the file leaves out stay as they are, unless --replace is given.
    """
    toml = _read(file)
    if not toml.strip():
        raise NkreaderError(f"{file}: empty; nothing was changed")
    with session().open() as library:
        before = library.codebook
        library.codebooks.apply(toml, replace_all=replace)
        say(difference(before, library.codebook))
    return 0


def _read(file: str) -> str:
    try:
        if file == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return user_path(file).read_text("utf-8-sig")
    except OSError as error:
        raise NkreaderError(f"{file}: {error.strerror}; nothing was changed") from error
    except UnicodeDecodeError as error:
        raise NkreaderError(f"{file}: not UTF-8 text; nothing was changed") from error


def difference(before: Codebook, after: Codebook) -> str:
    """What became of the codebook, counted, on one line."""
    old = {tag.id: tag for tag in before.tags}
    new = [tag for tag in after.tags if tag.id not in old]
    both = [(old[tag.id], tag) for tag in after.tags if tag.id in old]
    retired = [now for was, now in both if now.retired and not was.retired]
    changed = [now for was, now in both if was != now and now not in retired]
    moved = [was.id for was, _ in both] != [tag.id for tag in before.tags]
    counts = ((new, "new"), (changed, "changed"), (retired, "retired"))
    said = [f"{len(tags)} {word}" for tags, word in counts if tags]
    if not said:
        return "codebook: put in another order" if moved else "codebook: nothing was changed"
    return f"codebook: {', '.join(said)}"


@verb(
    "export",
    """
    nkreader codebook export > codebook.toml
    nkreader codebook export -o codebook.toml
    """,
)
@click.option("-o", "--output", metavar="PATH", default="-", callback=named,
              help="A file; - is standard output.")  # fmt: skip
def export(output: str) -> int:
    """Write the codebook as TOML, the form in which it is edited and imported."""
    with session().open() as library:
        toml = library.codebooks.toml()
    if output == "-":
        write(visible(toml))
        return 0
    from nkreader.library.writing import write_text

    path = user_path(output)
    write_text(path, toml)
    say(f"wrote {path}")
    return 0
