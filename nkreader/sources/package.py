"""Office documents as packages: a zip of XML parts, bounded and without tricks.

What the parts say is the business of `docx`, `odt` and `tables`.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from nkreader.model import NkreaderError
from nkreader.sources.decoding import said_name
from nkreader.sources.material import LARGEST, Material

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPED = (b"<!DOCTYPE", b"<!ENTITY")

MOST_PARTS = 20_000
MOST_BYTES = 4 * LARGEST
"""Bytes unpacked of one document."""


def packed_document(material: Material) -> BinaryIO:
    """The document as a file whose parts were unpacked once and are not too large.

    Raises NkreaderError where they are, or are encrypted, and what zipfile raises.
    """
    file = io.BytesIO(material.whole())
    left = MOST_BYTES
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS:
            raise NkreaderError(f"{said_name(material.name)} has too many parts; not added")
        for info in parts:
            if info.flag_bits & 1:
                raise NkreaderError(f"{said_name(material.name)} is encrypted; save it without")
            if not info.filename.endswith((".xml", ".rels")):
                continue
            with packed.open(info) as part:
                first = True
                while piece := part.read(1 << 20):
                    if first and any(word in piece for word in _TYPED):
                        raise _typed(material.name)
                    first = False
                    left -= len(piece)
                    if left < 0:
                        said = said_name(material.name)
                        raise NkreaderError(
                            f"{said} unpacks to more than {MOST_BYTES >> 20} MB; not added"
                        )
    file.seek(0)
    return file


def tree(packed: zipfile.ZipFile, part: str, name: str) -> "_Element | None":
    """The tree of a part of the document `name`, None where it is missing.

    Raises NkreaderError where it has a document type (entities are never expanded) and what lxml
    raises where it is broken.
    """
    from lxml import etree

    try:
        with packed.open(part) as file:
            data = file.read(LARGEST + 1)
    except KeyError:
        return None
    if len(data) > LARGEST:
        raise NkreaderError(f"{said_name(name)} is larger than {LARGEST >> 20} MB; not added")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise _typed(name)
    return root


def _typed(name: str) -> NkreaderError:
    return NkreaderError(f"{said_name(name)} declares a document type; not added")


def paragraphs_in(element: "_Element", tags: frozenset[str]) -> "Iterator[_Element]":
    """The elements with these tags in an element, but for those within others of them."""
    for child in element:
        if child.tag in tags:
            yield child
        else:
            yield from paragraphs_in(child, tags)
