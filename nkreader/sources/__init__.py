"""Where an article comes from: one kind, one module. Bytes in, `Arrival`s out; no network.

Which kind a source is of is told in `kinds`; a kind's library is imported when such a source
first comes.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module

from nkreader.model import NkreaderError
from nkreader.sources.arrival import NOTHING, Arrival, Unread
from nkreader.sources.decoding import cleaned, said_name
from nkreader.sources.front_matter import split
from nkreader.sources.guard import Arrivals, guarded
from nkreader.sources.kinds import KINDS, READ_HERE, SUFFIXES, SourceKind, kind_of
from nkreader.sources.material import Material

__all__ = ["SUFFIXES", "Arrival", "Material", "Unread", "arrivals", "arrive", "pieces"]

_ONE_TEXT = ("plain_text", "markdown_file")


def arrivals(
    material: Material, mapping: Mapping[str, str] = NOTHING
) -> Iterator[Arrival | NkreaderError]:
    """The articles of a source, one at a time; what can't be read comes as an error in one line.

    "-" is standard input: text, or Markdown if it begins with front matter, or any kind that its
    bytes tell. `mapping` says which column of a table is which field, where their names do not.
    """
    for one in pieces(material, mapping):
        if isinstance(one, Unread):
            yield from one.read()
        else:
            yield one


def pieces(material: Material, mapping: Mapping[str, str] = NOTHING) -> Arrivals:
    """The same, but that members of containers (archives, tables, mail boxes) come unread."""
    empty = True
    for one in guarded("text")(lambda found: _arrivals(found, mapping))(material):
        empty = False
        yield one
    if empty:
        yield NkreaderError(f"{said_name(material.name)} holds nothing that can be read")


def _arrivals(material: Material, mapping: Mapping[str, str]) -> Arrivals:
    unnamed = material.name == "-"
    if unnamed:
        material = material._replace(name="standard input")
    kind = kind_of(material)
    if kind is None and unnamed:
        text, _ = cleaned(material.whole(), material.name)
        kind = KINDS["markdown_file" if split(text) else "plain_text"]
    if kind is None:
        raise NkreaderError(
            f"{said_name(material.name)} is none of the kinds read here: {READ_HERE}"
        )
    yield from _read(kind, material, mapping)


def _read(kind: SourceKind, material: Material, mapping: Mapping[str, str]) -> Arrivals:
    module = import_module(f"nkreader.sources.{kind.module}")
    if kind.module in _ONE_TEXT:
        yield module.read(material.whole(), material.name)
    elif kind.module in ("tables", "archives"):
        yield from module.read(material, mapping)
    else:
        yield from module.read(material)


def arrive(data: bytes, name: str) -> Arrival:
    """The one article that a source's bytes hold.

    Raises NkreaderError, in one line, where it can't be read or holds several.
    """
    found = arrivals(Material(name, data))
    first = next(found)
    if isinstance(first, NkreaderError):
        raise first
    if next(found, None) is not None:
        raise NkreaderError(f"{said_name(name)} holds several articles; add it to a library")
    return first
