"""How two articles stand to each other, as a person has said it: the values.

How they are stored, proposed and shown is said elsewhere.
"""

from typing import Literal, NamedTuple, get_args

LineageKind = Literal["follows", "corrects", "contradicts", "repeats"]
LINEAGE_KINDS: tuple[LineageKind, ...] = get_args(LineageKind)
"""How an article stands to an earlier report that it speaks of."""
RelationKind = LineageKind | Literal["translates"]
"""`translates`: the same report in another language; such a pair has no direction."""
RELATION_KINDS: tuple[RelationKind, ...] = (*LINEAGE_KINDS, "translates")


class Relation(NamedTuple):
    """What a person has said of two articles."""

    id: str
    kind: RelationKind
    article: str
    """The id of the later article; of a pair the one whose id comes first."""
    other: str
    """The id of the earlier one."""
    refused: bool
    """Whether it was said that they do not stand so."""
    created: str
    modified: str

    @property
    def about(self) -> tuple[str, str, bool]:
        """What it is about: there is one relation about the same."""
        return self.article, self.other, self.kind == "translates"

    @property
    def said(self) -> tuple[str, bool, str, str]:
        """By what two that are about the same are compared: the greater stands, so that it does
        not matter which came first."""
        return self.modified, self.refused, self.kind, self.id
