"""Reports that speak of earlier ones, and reports in two languages: the values that are shown.

How they are found is the business of `library`; what people say of them is in `relations`.
"""

from typing import Literal, NamedTuple

from nkreader.model import Article
from nkreader.relations import RelationKind

State = Literal["confirmed", "proposed", "waiting", "refused", "linked", "first"]
"""`waiting`: the earlier article is not in the library, or not known by its words; `linked`: two
passages are, by a person; `first`: the article speaks of no earlier one."""
SEEN_FROM_EARLIER: dict[str, str] = {
    "follows": "followed by",
    "corrects": "corrected by",
    "contradicts": "contradicted by",
    "repeats": "repeated by",
    "translates": "the same as",
}
"""What a relation is called at its earlier article."""
CALLED: dict[str, str] = {"translates": "same as"}
"""What a relation is called, where that is not its kind."""


class Stub(NamedTuple):
    """A sentence that speaks of an earlier report; offsets count code points of its version."""

    start: int
    end: int
    publisher: str | None
    """The house as the sentence names it; None for the article's own."""
    first: str | None
    """The first day that is meant (ISO 8601); None where the sentence says none."""
    last: str | None
    terms: str = ""
    """Words by which the report is known again, with spaces between them."""


class Step(NamedTuple):
    """One step of a lineage: an article and the earlier report that it speaks of."""

    article: Article
    state: State
    kind: RelationKind
    earlier: Article | None
    """None while it waits."""
    stub: Stub | None = None
    """The sentence that says so, where one does."""
    exact: str = ""
    """Its words, or the passage that is linked."""
    score: float = 0.0
    """Of a proposal, how much of the sentence is in the earlier article: 0 to 1."""
    because: tuple[str, ...] = ()
    """Why it is proposed, in few words."""
    link: str | None = None
    """The id of the link between two passages."""


class Pair(NamedTuple):
    """Two articles of one report in two languages."""

    article: Article
    other: Article
    state: State
    """`confirmed`, `proposed` or `refused`."""
    because: tuple[str, ...]
