"""XML as trees, of which nothing is expanded, fetched or believed: whoever declares a document type
is refused, in `sources` and `exchange` alike.
"""

from typing import TYPE_CHECKING

from nkreader.model import NkreaderError

if TYPE_CHECKING:
    from lxml.etree import _Element


def tree_of(data: bytes) -> "_Element":
    """The root of a document.

    Raises NkreaderError "declares a document type", and what lxml raises where it is broken.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise NkreaderError("declares a document type")
    return root
