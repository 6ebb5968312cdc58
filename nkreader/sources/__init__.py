"""Where an article comes from: one kind, one file. Bytes and a name in, an `Arrival` out.

To add a kind: a module with `read(data, name) -> Arrival`, and its suffixes in the table.
"""

from collections.abc import Callable
from pathlib import PurePath

from nkreader.model import NkreaderError
from nkreader.sources import markdown_file, plain_text
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import cleaned, said_name
from nkreader.sources.front_matter import split

__all__ = ["SUFFIXES", "Arrival", "arrive"]

SUFFIXES: dict[str, Callable[[bytes, str], Arrival]] = {
    ".txt": plain_text.read,
    ".md": markdown_file.read,
    ".markdown": markdown_file.read,
}
"""The kinds of file, by suffix in lower case."""


def arrive(data: bytes, name: str) -> Arrival:
    """One piece of news from a file's bytes; the suffix of `name` chooses the kind.

    "-" is standard input: plain text, or Markdown if it begins with front matter. Raises
    NkreaderError, in one line, for other kinds and for what is empty, binary or undecodable.
    """
    if name == "-":
        text, _ = cleaned(data, "standard input")
        kind = markdown_file.read if split(text) else plain_text.read
        return kind(data, "standard input")
    kind_of_file = SUFFIXES.get(PurePath(name).suffix.lower())
    if kind_of_file is None:
        raise NkreaderError(
            f"{said_name(name)} is none of the kinds read here: {', '.join(SUFFIXES)}"
        )
    return kind_of_file(data, name)
