"""`cas-xmi`: a folder with one XMI file a document, and TypeSystem.xml. Writes only.

The folder, zipped, is what INCEpTION takes and gives; reading is the business of `cas_reading`.
"""

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
        yield f"{name}.xmi", cas.to_xmi().encode()
