"""`where`: which library, annotator and set a verb would use."""

from nkreader.cli.printing import emit, out
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, verb


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
