"""PDF files with a text layer: reading order, paragraphs and headings, and what was highlighted.

Steps, one a file: `letters` (pages to letters with their places; the only one that knows pdfium),
`lines`, `columns` (reading order), `margins` (running heads), `paragraphs`, `joining`,
`highlights`, `reading` (all of them).
"""

from nkreader.sources.guard import Arrivals, guarded
from nkreader.sources.material import Material

__all__ = ["read"]


@guarded("PDF file")
def read(material: Material) -> Arrivals:
    """The article of a file. One that is encrypted, or whose pages are pictures, is an error."""
    from nkreader.sources.pdf.reading import arrival

    yield arrival(material)
