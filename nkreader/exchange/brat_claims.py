"""Claims as events of brat: the cue is the trigger, source and content are its arguments.

What nkreader found itself is not taken in again as passages: a note on each span says so.
"""

from collections.abc import Iterator

from nkreader.claim import Claim
from nkreader.exchange.brat_lines import CLAIM, OWN
from nkreader.exchange.brat_words import text_bound_of, word
from nkreader.exchange.documents import TextDocument

PARTS = ("Source", "Content")
"""Types of the spans beside the cue; slugs of tags have no capitals."""
EVENT = "Claim\tSource?:Source, Content:Content"
"""The line of annotation.conf."""


def lines(document: TextDocument, first: int, note: int) -> Iterator[str]:
    """The lines of a document's claims; spans and notes are numbered from these on."""
    for number, one in enumerate(document.claims, 1):
        spans = [("Claim", [one.cue[:2]])]
        spans += [("Source", [one.source[:2]])] if one.source else []
        spans.append(("Content", [piece[:2] for piece in one.content]))
        names = {}
        for kind, places in spans:
            names[kind] = f"T{first}"
            yield text_bound_of(first, kind, document.text, places)
            yield f"#{note}\t{OWN} T{first}\t{CLAIM}={number}{_told(one, kind)}\n"
            first, note = first + 1, note + 1
        ends = " ".join(f"{kind}:{name}" for kind, name in names.items())
        yield f"E{number}\t{ends}\n"


def _told(one: Claim, kind: str) -> str:
    """What is known of a claim beside its spans, on its trigger."""
    if kind != "Claim":
        return ""
    hedges = ",".join(dict.fromkeys(hedge.kind for hedge in one.hedges))
    speaker = f" speaker={word(one.name)}" if one.name else ""
    doubt = " doubtful=yes" if one.doubtful else ""
    return f" manner={one.manner} kind={one.kind}{speaker}{doubt}" + (
        f" hedges={word(hedges)}" if hedges else ""
    )
