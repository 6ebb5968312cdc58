"""Claims as regions and relations of Label Studio's predictions."""

from collections.abc import Iterator
from typing import Any

from nkreader.claim import Claim
from nkreader.exchange.documents import TextDocument

LABELS = ("Claim", "Source", "Content")
"""Labels of the cue, and of what is said of it; slugs of tags have no capitals."""
RELATIONS = ("has source", "has content")


def results(document: TextDocument, control: str, text: str) -> Iterator[dict[str, Any]]:
    """What is predicted of the claims of a document: a region on the cue, to which the others are
    related. `control` and `text` are names in the labelling interface."""
    for one in document.claims:
        cue = f"{document.article.id}-claim-{one.number}"
        regions = [(cue, "Claim", one.cue)]
        if one.source is not None:
            regions.append((f"{cue}-source", "Source", one.source))
        regions += [(f"{cue}-content-{n}", "Content", piece) for n, piece in enumerate(one.content)]
        for id, label, words in regions:
            yield {
                "id": id, "from_name": control, "to_name": text, "type": "labels",
                "value": {"start": words.start, "end": words.end, "text": words.exact,
                          "labels": [label]},
                **({"meta": {"text": [_told(one)]}} if id == cue else {}),
            }  # fmt: skip
        for id, label, _ in regions[1:]:
            yield {"type": "relation", "from_id": cue, "to_id": id, "direction": "right",
                   "labels": [f"has {label.lower()}"]}  # fmt: skip


def _told(one: Claim) -> str:
    """What is known of a claim beside its regions."""
    parts = [one.name or "nobody is named", one.manner, *(hedge.exact for hedge in one.hedges)]
    return ", ".join([*parts, *(["speaker in doubt"] if one.doubtful else [])])
