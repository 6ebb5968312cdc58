"""Archives (zip, tar, anything packed by gzip, xz or bzip2): each member as a source of its own.

Nothing is unpacked to the disk. Which members an archive has is the business of `members`; here
they are refused or read.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePath
from typing import NamedTuple

from nkreader.archive_names import leads_out
from nkreader.model import NkreaderError
from nkreader.sources import arrivals
from nkreader.sources.arrival import NOTHING, Arrival, Original, Unread
from nkreader.sources.decoding import said_name
from nkreader.sources.guard import Arrivals, put
from nkreader.sources.kinds import SUFFIXES, UNSURE, kind_of, suffix_of
from nkreader.sources.material import LARGEST, Material
from nkreader.sources.members import Budget, Member, members

PLAIN = "application/octet-stream"


def read(material: Material, mapping: Mapping[str, str] = NOTHING) -> Arrivals:
    """The articles of an archive's members; hidden ones and unknown kinds are passed over.

    A member that leads out of the archive, is a link, encrypted, too large or damaged is an error
    of its own, and the rest goes on. An archive may hold archives, these none.
    """
    yield from _read(material, mapping, Budget(), nested=False)


def _read(material: Material, mapping: Mapping[str, str], budget: Budget, nested: bool) -> Arrivals:
    try:
        for member in members(material, budget):
            if not _is_hidden(member.name):
                yield from _member(material, member, mapping, budget, nested)
            if budget.spent:
                return
    except Exception as error:
        yield put(error, material.name, "archive")


def _member(
    archive: Material,
    member: Member,
    mapping: Mapping[str, str],
    budget: Budget,
    nested: bool,
) -> Arrivals:
    name = f"{archive.name}!{member.name}"
    where = said_name(name)
    wrong = _refused(member)
    if wrong:
        yield NkreaderError(f"{where} {wrong}; not added")
        return
    if suffix_of(member.name) not in {*SUFFIXES, *UNSURE, ""}:
        return
    try:
        data = b"" if member.stated > LARGEST else member.read(LARGEST + 1)
        if max(len(data), member.stated) > LARGEST:
            raise NkreaderError(
                f"{where} is larger than {LARGEST >> 20} MB; not added, unpack it first"
            )
        inside = Material(name, data, retrieved=archive.retrieved)
        kind = kind_of(inside)
    except Exception as error:
        if budget.spent:
            raise
        yield put(error, name, "archive member")
        return
    if kind is None:
        return
    within = _Within(archive.name, member.name, archive.address, archive.retrieved)
    if kind.module != "archives":
        yield Unread(partial(_inside, inside, mapping, within), len(data))
    elif nested:
        yield NkreaderError(f"{where} is an archive two archives deep; unpack it first")
    else:
        for one in _read(inside, mapping, budget, nested=True):
            if isinstance(one, Unread):
                yield Unread(partial(_nested, one, within), one.size)
            else:
                yield one if isinstance(one, NkreaderError) else _placed(one, within, None)


class _Within(NamedTuple):
    """Where a member lies."""

    archive: str
    member: str
    address: str | None
    retrieved: str | None


def _inside(
    inside: Material, mapping: Mapping[str, str], within: _Within
) -> Iterator[Arrival | NkreaderError]:
    for one in arrivals(inside, mapping):
        yield one if isinstance(one, NkreaderError) else _placed(one, within, inside.data)


def _nested(piece: Unread, within: _Within) -> Iterator[Arrival | NkreaderError]:
    for one in piece.read():
        yield one if isinstance(one, NkreaderError) else _placed(one, within, None)


def _placed(one: Arrival, at: _Within, data: bytes | None) -> Arrival:
    """An article of a member, with its place in the archive and the bytes it came from."""
    original = one.original
    if original is None and data is not None and one.kind != "table":
        kind = SUFFIXES.get(suffix_of(at.member))
        media = kind.media_types[0] if kind and kind.media_types else "text/plain"
        original = Original(data, media, at.address, at.retrieved)
    within = f"{at.member}!{one.member}" if one.member else at.member
    identity = one.identity or f"{at.archive}!{within}"
    return one._replace(identity=identity, member=within, original=original)


def _refused(member: Member) -> str | None:
    """Why a member is not even looked at."""
    if leads_out(member.name):
        return "leads out of the archive"
    if member.is_link:
        return "is a link"
    return "is encrypted; unpack it first" if member.is_encrypted else None


def _is_hidden(name: str) -> bool:
    parts = PurePath(name.replace("\\", "/")).parts
    return any(part.startswith(".") and part != ".." and part != "." for part in parts) or (
        bool(parts) and parts[0] == "__MACOSX"
    )
