"""`sets`: the annotation sets of everybody; making, renaming, copying, putting them away."""

import click

from nkreader.cli.printing import counted, emit, say
from nkreader.cli.session import common_options, session
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import Entry, VerbTable, as_json, verb
from nkreader.library import Library
from nkreader.model import AnnotationSet
from nkreader.text.hidden import one_line

_HERE = "nkreader.cli.sets"
SETS = {
    "list": Entry(_HERE, "sets_list", "List the sets with what is in them."),
    "new": Entry(_HERE, "sets_new", "Make an empty set."),
    "rename": Entry(_HERE, "sets_rename", "Give a set of yours another name."),
    "duplicate": Entry(_HERE, "sets_duplicate", "Copy what a set says into a new one of yours."),
    "archive": Entry(_HERE, "sets_archive", "Put sets of yours away, or bring them back."),
}
COLUMNS = (
    Column("id", 10),
    Column("set", 30, style={"bold": True}),
    Column("annotator", 30),
    Column("annotations", 11, right=True),
    Column("done", 6, right=True),
    Column("coded", 6, right=True),
    Column("", 8),
)


@click.group(
    "sets",
    cls=VerbTable,
    table=SETS,
    invoke_without_command=True,
    subcommand_metavar="[VERB [ARGS]...]",
    examples="""
        nkreader sets
        nkreader sets new "second pass"
        nkreader sets duplicate main@mina "mina, mended"
        nkreader sets archive trial
    """,
)
@as_json
@click.pass_context
def sets(context: click.Context, as_json: bool) -> int | None:
    """List every annotator's sets; make, rename, copy them, put them away.

    A SET is a name (yours, else the only one called so), name@annotator, an id, or the beginning
    of one.
    """
    return None if context.invoked_subcommand else _list(as_json, archived=False)


sets.params += common_options(hidden=True)


@verb("list", "nkreader sets list --all --json")
@click.option("--all", "archived", is_flag=True, help="The archived ones too.")
@as_json
def sets_list(archived: bool, as_json: bool) -> int:
    """List the sets: passages tagged, articles done, sentences coded; which one is current."""
    return _list(as_json, archived)


def _list(as_json: bool, archived: bool) -> int:
    with session().open() as library:
        library.blind.end_first()
        found = library.hands.every(archived)
        if as_json:
            for row in found:
                emit(shape(library, row.set))
            return 0
        rows = (
            (
                row.set.id, row.set.name, row.set.annotator, f"{row.annotations}", f"{row.done}",
                f"{row.coded}",
                "current" if library.hands.is_current(row.set) else "archived" * row.archived,
            )
            for row in found
        )  # fmt: skip
        if not print_table(COLUMNS, rows):
            say("no sets yet; the first tag makes one")
    return 0


def shape(library: Library, one: AnnotationSet) -> dict[str, object]:
    """A set as JSON, with what is in it."""
    row = next(each for each in library.hands.every(archived=True) if each.set.id == one.id)
    return {
        "id": row.set.id, "name": row.set.name, "annotator": row.set.annotator,
        "annotations": row.annotations, "whole": row.whole, "done": row.done, "coded": row.coded,
        "archived": row.archived, "current": library.hands.is_current(row.set),
    }  # fmt: skip


def _called(one: AnnotationSet) -> str:
    return one_line(f"{one.name}@{one.annotator}")


@verb("new", 'nkreader sets new "second pass"')
@click.argument("name", metavar="NAME")
@as_json
def sets_new(name: str, as_json: bool) -> int:
    """Make an empty set; `--set NAME` works in it. Refused where you have one of this name."""
    with session().open() as library:
        made = library.hands.new(name)
        if as_json:
            emit(shape(library, made))
    say(f"{_called(made)}: made, {made.id}")
    return 0


@verb("rename", 'nkreader sets rename main "first pass"')
@click.argument("one", metavar="SET")
@click.argument("name", metavar="NAME")
@as_json
def sets_rename(one: str, name: str, as_json: bool) -> int:
    """Give a set of yours another name; `nkreader undo` takes it back."""
    with session().open() as library:
        found = library.hands.named(one)
        library.hands.rename(found, name)
        now = library.hands.named(found.id)
        if as_json:
            emit(shape(library, now))
    say(f"{_called(found)} is {_called(now)}")
    return 0


@verb("duplicate", 'nkreader sets duplicate main@mina "mina, mended"')
@click.argument("one", metavar="SET")
@click.argument("name", metavar="NAME")
@as_json
def sets_duplicate(one: str, name: str, as_json: bool) -> int:
    """Copy what a set says, anybody's, into a new one of yours.

    Passages are copied with notes and places, the links between them, and tags and memos of whole
    articles, each with a new id. What is read and done is not: the copy begins unread. `nkreader
    undo` takes the copy away, unless something else was put into it since.
    """
    with session().open() as library:
        found = library.hands.named(one)
        copied = library.hands.duplicate(found, name)
        if as_json:
            emit(shape(library, copied.set))
    say(
        f"{_called(copied.set)}: copied {counted(copied.annotations, 'annotation')},"
        f" {counted(copied.links, 'link')} and {counted(copied.whole, 'mark')} on whole articles"
        f" of {_called(found)}"
    )
    return 0


@verb("archive", "nkreader sets archive trial\nnkreader sets archive --not trial")
@click.argument("names", metavar="SET...", nargs=-1, required=True)
@click.option("--not", "back", is_flag=True, help="Bring them back.")
@as_json
def sets_archive(names: tuple[str, ...], back: bool, as_json: bool) -> int:
    """Put sets of yours away: left out of lists, still exported by name, and nothing can be
    written in them until they are brought back. Of several names all are known, or none goes.
    """
    with session().open() as library:
        found = [library.hands.named(name) for name in names]
        library.hands.archive(found, away=not back)
        for one in found if as_json else ():
            emit(shape(library, one))
    done = "brought back" if back else "archived"
    say(f"{', '.join(map(_called, found))}: {done}")
    return 0
