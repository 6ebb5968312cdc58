"""`where` and `sets`: which library, annotator and set a verb would use; which sets there are."""

from nkreader.cli.printing import emit, out, say
from nkreader.cli.session import session
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import as_json, verb

SETS = (
    Column("id", 10),
    Column("set", 30, style={"bold": True}),
    Column("annotator", 30),
    Column("annotations", 11, right=True),
    Column("", 7),
)


@verb(
    "where",
    """
    nkreader where
    nkreader where --library coding.db --json
    """,
)
@as_json
def where(as_json: bool) -> int:
    """Say which library file, annotator, set and settings file are used, and whether they exist.

    Makes nothing.
    """
    from nkreader.library.inspecting import schema
    from nkreader.library.places import config_file

    said = session()
    config = config_file()
    number = schema(said.path)
    shape = {
        "library": str(said.path), "exists": said.path.exists(), "schema": number,
        "annotator": said.annotator_name, "set": said.set_name,
        "config": str(config), "config_exists": config.exists(),
    }  # fmt: skip
    if as_json:
        emit(shape)
        return 0
    state = "not made yet" if number is None else f"schema {number}"
    out(f"library    {said.path} ({state})")
    out(f"annotator  {said.annotator_name}")
    out(f"set        {said.set_name}")
    out(f"config     {config} ({'there' if config.exists() else 'not there, and need not be'})")
    return 0


@verb("sets", "nkreader sets --json")
@as_json
def sets(as_json: bool) -> int:
    """List every annotator's sets with the number of their annotations."""
    with session().open() as library:
        here = (library.annotator, library.set_name)
        found = [
            (owner, number, (owner.annotator, owner.name) == here)
            for owner, number in library.sets()
        ]
    if as_json:
        for owner, number, current in found:
            emit({"id": owner.id, "name": owner.name, "annotator": owner.annotator,
                  "annotations": number, "current": current})  # fmt: skip
        return 0
    rows = (
        (owner.id, owner.name, owner.annotator, str(number), "current" if current else "")
        for owner, number, current in found
    )
    if not print_table(SETS, rows):
        say("no sets yet; the first tag makes one")
    return 0
