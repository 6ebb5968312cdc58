"""`qdc`: the codebook alone, as REFI-QDA has it. Writes only; `qdc_reading` reads it."""

from collections.abc import Iterator

from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.documents import not_held
from nkreader.exchange.leaving import ALL, left_behind
from nkreader.exchange.refi import CODEBOOK, ORIGIN, codes, element, file_of
from nkreader.model import Bundle, NkreaderError


def write(bundle: Bundle) -> Iterator[bytes]:
    """One XML file in UTF-8."""
    refuse(reference_faults(bundle))
    if not bundle.tags:
        # The schema has no codebook without a code.
        raise NkreaderError("the codebook has no tag yet: make one, or choose another format")
    return _whole(bundle)


def _whole(bundle: Bundle) -> Iterator[bytes]:
    root = element(None, CODEBOOK, "CodeBook", origin=ORIGIN)
    codes(root, CODEBOOK, bundle._replace(mentions={}))
    yield file_of(root)


def leaves(bundle: Bundle) -> list[str]:
    """What a codebook does not hold, counted, one line each."""
    return not_held(
        [
            (len(bundle.marks), "annotation", ""),
            (len(bundle.article_marks), "mark", " on whole articles"),
            (len(bundle.sets), "set", ""),
            (len(bundle.links), "link", ""),
            (len(bundle.articles), "article", ""),
            (len(bundle.tags), "tag", ": its slug and key"),
            *left_behind(bundle, ALL, entities=False, older=True, changed=True),
        ]
    )
