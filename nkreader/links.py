"""Links between annotations: the values. How they are stored, made and shown is said elsewhere."""

from typing import Literal, NamedTuple, get_args

LinkKind = Literal["contradicts", "supports", "updates", "repeats", "corrects"]
LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)
LinkState = Literal["open", "superseded", "resolved"]
LINK_STATES: tuple[LinkState, ...] = get_args(LinkState)

SEEN_FROM_TARGET: dict[LinkKind, str] = {
    "contradicts": "contradicted by",
    "supports": "supported by",
    "updates": "updated by",
    "repeats": "repeated by",
    "corrects": "corrected by",
}
"""What a link is called where it leads to."""


class Link(NamedTuple):
    """A typed relation between two annotations, also across articles and sets."""

    id: str
    kind: LinkKind
    source: str
    """The id of the annotation it leads from; such a one may be gone, then the link is broken."""
    target: str
    """The id of the annotation it leads to, likewise."""
    reason: str | None
    state: LinkState
    created: str
    modified: str
