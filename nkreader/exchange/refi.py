"""REFI-QDA, the exchange format of ATLAS.ti, MAXQDA, NVivo, QualCoder and others: what `qdpx` and
`qdc` share. Writes only; reading is the business of `refi_reading`.

Offsets count code points, ends are exclusive. The order of elements is the schema's.
"""

from typing import TYPE_CHECKING

from nkreader.exchange.colours import HEX
from nkreader.exchange.documents import newest, uuid_of
from nkreader.model import Bundle, Tag
from nkreader.text.cleaning import scrub

if TYPE_CHECKING:
    from lxml.etree import _Element

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
ORIGIN = "nkreader"
MACHINE = "nkreader (entities)"
"""The user who has coded the entities: programs keep who did it, and give codes GUIDs of theirs."""


def element(parent: "_Element | None", space: str, kind: str, /, **attributes: str) -> "_Element":
    """A new element, the last of its parent; attributes as they are named, in that order."""
    from lxml import etree

    tag = f"{{{space}}}{kind}"
    legal = {key: _legal(value) for key, value in attributes.items()}
    if parent is None:
        return etree.Element(tag, legal, nsmap={None: space})
    return etree.SubElement(parent, tag, legal)


def described(parent: "_Element", space: str, words: str | None) -> None:
    """A description, where there is any."""
    if words:
        element(parent, space, "Description").text = _legal(words)


def codes(parent: "_Element", space: str, bundle: Bundle) -> None:
    """The codebook, a tag below the one it belongs under. Entities' kinds are codes too."""
    holder = element(parent, space, "Codes")
    below: dict[str | None, list[Tag]] = {}
    known = {tag.slug for tag in bundle.tags}
    for tag in bundle.tags:
        below.setdefault(tag.parent if tag.parent in known else None, []).append(tag)
    names = _names(bundle)
    _codes(holder, space, below, None, names)
    for kind in kinds(bundle):
        name = f"{kind} (entity)" if kind in names.values() else kind
        element(holder, space, "Code", guid=uuid_of("kind", kind), name=name, isCodable="true")


def _names(bundle: Bundle) -> dict[str, str]:
    """What each tag is called, by slug: QualCoder drops the codings of a code whose name another
    has, so the later says its slug."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for tag in bundle.tags:
        is_taken = tag.name.casefold() in taken
        found[tag.slug] = f"{tag.name} ({tag.slug})" if is_taken else tag.name
        taken.add(tag.name.casefold())
    return found


def _codes(
    parent: "_Element",
    space: str,
    below: dict[str | None, list[Tag]],
    above: str | None,
    names: dict[str, str],
) -> None:
    for tag in below.get(above, ()):
        one = element(
            parent, space, "Code", guid=uuid_of("tag", tag.id), name=names[tag.slug],
            isCodable="true", color=HEX[tag.colour],
        )  # fmt: skip
        described(one, space, tag.definition)
        _codes(one, space, below, tag.slug, names)


def kinds(bundle: Bundle) -> list[str]:
    """The kinds of entities that go along."""
    return sorted({one.label for found in bundle.mentions.values() for one in found})


def annotators(bundle: Bundle) -> list[str]:
    """Who annotated, in order."""
    return sorted({one.annotator for one in bundle.sets})


def times(bundle: Bundle) -> str:
    """When the project was made: when its latest annotation was."""
    return newest(bundle)


def file_of(root: "_Element") -> bytes:
    """A tree as a file."""
    from lxml import etree

    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8")) + b"\n"


def _legal(words: str) -> str:
    """Words without what XML can't hold, which is replaced one for one."""
    return scrub(words.replace("\r\n", "\n").replace("\r", "\n")).text
