"""`cas-xmi`: a folder with one XMI file a document, and TypeSystem.xml. Writes only.

The folder, zipped, is what INCEpTION takes and gives; reading is the business of `cas_reading`.
"""

from collections.abc import Iterator

from cassis import Cas

from nkreader.exchange.cas import files as cas_files
from nkreader.exchange.cas import leaves
from nkreader.model import Bundle

__all__ = ["files", "leaves"]


def files(bundle: Bundle) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of the files of the folder."""
    return cas_files(bundle, ".xmi", Cas.to_xmi)
