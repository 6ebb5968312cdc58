"""`cas-json`: a folder with a file of UIMA's JSON a document, each with its types. Writes only."""

from collections.abc import Iterator

from nkreader.exchange.cas import leaves, type_system, written
from nkreader.exchange.check import reference_faults, refuse
from nkreader.model import Bundle

__all__ = ["files", "leaves"]


def files(bundle: Bundle) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of the files of the folder."""
    refuse(reference_faults(bundle))
    return _files(bundle)


def _files(bundle: Bundle) -> Iterator[tuple[str, bytes]]:
    yield "TypeSystem.xml", type_system().to_xml().encode()
    for name, cas in written(bundle):
        yield f"{name}.json", cas.to_json().encode()
