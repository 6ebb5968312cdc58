"""`cas-json`: a folder with a file of UIMA's JSON a document, each with its types. Writes only."""

from collections.abc import Iterator

from cassis import Cas

from nkreader.exchange.cas import files as cas_files
from nkreader.exchange.cas import leaves
from nkreader.model import Bundle

__all__ = ["files", "leaves"]


def files(bundle: Bundle) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of the files of the folder."""
    return cas_files(bundle, ".json", Cas.to_json)
