"""The nouns of nkreader: values that know no storage and no screen.

Offsets are code points of the text of the version that is named beside them; times are ISO 8601 in
UTC to the second; dates are ISO and may be partial (`2020`, `2020-03`, `2020-03-27`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from nkreader.claim import UNSPOKEN, Spoken
from nkreader.errors import NkreaderError as NkreaderError
from nkreader.errors import UnknownError as UnknownError
from nkreader.errors import WrongUseError as WrongUseError
from nkreader.grades import UNGRADED, Grade
from nkreader.provenance import NOTHING, Identity, SourceDocument
from nkreader.text.columns import SpanColumns
from nkreader.text.document import Document, Zone

if TYPE_CHECKING:
    from nkreader.adjudicated import Adjudicated
    from nkreader.agreement import Page
    from nkreader.article_marks import ArticleMark
    from nkreader.entity import EntityDecision
    from nkreader.grouped import By
    from nkreader.links import Link
    from nkreader.relations import Relation
    from nkreader.view import View

Label = Literal[
    "PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY",
    "CARDINAL", "EVENT", "LAW", "COMMODITY", "DISEASE", "SOURCE",
]  # fmt: skip
LABELS: tuple[Label, ...] = get_args(Label)
"""The entity labels: OntoNotes' and three of our own. A mention's code is its index here."""

Family = Literal["people", "sources", "places", "groups", "figures", "matters"]
FAMILIES: dict[Family, tuple[Label, ...]] = {  # of colours
    "people": ("PERSON",),
    "sources": ("SOURCE",),
    "places": ("GPE", "LOC", "FAC"),
    "groups": ("ORG", "NORP"),
    "figures": ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"),
    "matters": ("COMMODITY", "DISEASE", "LAW", "EVENT"),
}

State = Literal["new", "reading", "done"]
Status = Literal["placed", "review", "orphan"]
Colour = Literal[
    "red", "orange", "yellow", "lime", "green", "teal",
    "cyan", "blue", "indigo", "violet", "magenta", "brown",
]  # fmt: skip
COLOURS: tuple[Colour, ...] = get_args(Colour)
"""The palette a tag's colour is named from; TCSS and the exporters say what each looks like."""

METADATA = ("title", "publisher", "author", "translator", "published", "language", "url")
"""The fields of an article that a person may edit, in the order they are shown."""


class Metadata(NamedTuple):
    """What is known about an article besides its text; None is unknown, never a guess."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    translator: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


class Article(NamedTuple):
    """One piece of news; its texts are `Version`s."""

    id: str
    path: str
    """As it was added: an absolute path, or `stdin:` and a hash."""
    metadata: Metadata
    version: str
    """The id of its current version."""
    words: int
    opening: str
    """The first words of its body: what a list shows where there is no title."""


class Version(NamedTuple):
    """One text of an article as it came; never changed."""

    id: str
    article: str
    number: int  # 1, 2, …
    sha256: str
    """Of the canonical text in UTF-8, hexadecimal."""
    document: Document
    created: str
    zones: tuple[Zone, ...] = ()
    """One for each block, in order, as the rules found them."""
    sentences: Sequence[tuple[int, int]] = ()
    """Of every block, in order, each inside one block and trimmed."""


class Mention(NamedTuple):
    """A place in a text where an entity is named."""

    start: int
    end: int
    label: Label
    name: str
    """The entity's canonical name ("North Korea" for "the DPRK"), or the words themselves."""


class Tag(NamedTuple):
    """What a passage can be called. The slug is its identity."""

    id: str
    slug: str
    name: str
    key: str | None
    """The digit that sets it, or None."""
    colour: Colour
    definition: str
    parent: str | None = None
    """The slug of the tag it belongs under."""
    retired: bool = False


class Codebook(NamedTuple):
    """The tags of a library in their order."""

    tags: tuple[Tag, ...]

    def active(self) -> tuple[Tag, ...]:
        """The tags one may still set."""
        return tuple(tag for tag in self.tags if not tag.retired)

    def number(self, slug: str) -> int:
        """The place of a tag in the order, from 0: its code in a column of annotations."""
        return next(n for n, tag in enumerate(self.tags) if tag.slug == slug)

    def get(self, slug: str) -> Tag | None:
        """The tag with this slug, retired or not."""
        return next((tag for tag in self.tags if tag.slug == slug), None)

    def by_key(self, key: str) -> Tag | None:
        """The active tag that this digit sets."""
        return next((tag for tag in self.tags if tag.key == key and not tag.retired), None)


class AnnotationSet(NamedTuple):
    """A named collection of annotations that belongs to one annotator."""

    id: str
    name: str
    annotator: str


class Annotation(NamedTuple):
    """A stored claim: this span of this version carries this tag, in this set; never moved."""

    id: str
    set: str
    """The set's id."""
    article: str
    version: str
    start: int
    end: int
    exact: str
    """`text[start:end]` of the version it was made in."""
    prefix: str
    suffix: str
    """Up to 32 code points before and after."""
    tag: str
    """The tag's slug."""
    note: str | None
    created: str
    modified: str
    grade: Grade = UNGRADED
    """How far its source and its information are to be trusted, as a person says."""


class Placement(NamedTuple):
    """Where an annotation lies in a version other than its own."""

    status: Status
    start: int | None = None
    end: int | None = None
    """None for an orphan, and for a review without a proposal."""


class Mark(NamedTuple):
    """An annotation with its place in the version in view: what the panel lists and keys act on."""

    annotation: Annotation
    placement: Placement
    now: str | None = None
    """The words at its place in the version in view, where they are not those that were tagged."""

    @property
    def words(self) -> str:
        """What stands at its place in the version in view; without a place, what was tagged."""
        return self.annotation.exact if self.now is None else self.now


class Seen(NamedTuple):
    """What a person had in view who decides about a mark: the version (by id), and the mark."""

    version: str
    mark: Mark


class Change(NamedTuple):
    """The record of one act, undoable as a whole, with what a screen needs to follow it."""

    id: str
    annotator: str
    said: str
    article: str | None
    """What was done, as a person would say it: "tagged sanctions concern"; in which, if in one."""
    added: Sequence[Mark] = ()
    removed: Sequence[Mark] = ()
    codebook: bool = False
    """Whether tags changed, so that keys and colours must be read again."""
    structure: bool = False
    """Whether zones, sentence borders or an article's data changed: it must be opened again."""


@dataclass(slots=True)
class Reading:
    """An open article: everything a pane and a panel need, as columns."""

    article: Article
    version: str
    document: Document
    zones: list[Zone]
    """One for each block, a person's own decisions included."""
    sentences: SpanColumns
    """Of every block; the code is the number of the block, the key is empty."""
    mentions: SpanColumns
    """Codes are indices into LABELS; keys are entities' names."""
    annotations: SpanColumns
    """The placed ones of the current set; codes are numbers in the codebook, keys are ids."""
    unsettled: list[Mark] = field(default_factory=list)
    """Those that wait for review, and the orphans."""
    place: int | None = None
    """Where the reader left, or None at the first visit."""
    beside: SpanColumns = field(default_factory=SpanColumns)
    """The placed annotations of other sets that are shown beside those of the current one."""


class Passage(NamedTuple):
    """A tagged passage with where it was read: one line of the passages screen, of a report."""

    mark: Mark
    article: Article
    set: AnnotationSet

    @property
    def seen(self) -> Seen:
        """What is in view where this passage is shown."""
        return Seen(self.article.version, self.mark)


class Bundle(NamedTuple):
    """Annotations with all that they need to stand alone: what a format writes and reads."""

    tags: tuple[Tag, ...]
    sets: tuple[AnnotationSet, ...]
    articles: tuple[Article, ...]
    versions: tuple[Version, ...]
    marks: Sequence[Mark]
    """Each annotation as it lies in its article's current version."""
    links: "tuple[Link, ...]"
    identities: Mapping[str, Identity] = NOTHING
    documents: Mapping[str, SourceDocument] = NOTHING
    """What tells each article (by id) when it comes again, and what each version was made from."""
    article_marks: "tuple[ArticleMark, ...]" = ()
    decisions: "tuple[EntityDecision, ...]" = ()
    adjudications: "tuple[Adjudicated, ...]" = ()
    views: "tuple[View, ...]" = ()
    """These three only where a set goes out whole."""
    relations: "tuple[Relation, ...]" = ()
    paragraphs: Mapping[str, int] = NOTHING
    """The number of the body paragraph that each annotation (by id) lies in, to be cited."""
    archived: frozenset[str] = frozenset()
    """Which of the sets (by id) are put away."""
    done: Mapping[str, tuple[str, ...]] = NOTHING
    """Of a packed library, the articles (by id) that are done in each set (by id)."""
    mentions: Mapping[str, tuple[Mention, ...]] = NOTHING
    spoken: Spoken = UNSPOKEN
    """The entities of articles' current versions (by id), and who says what, where asked for."""
    agreement: "Page | None" = None
    by: "By" = "tag"
    """In a report: how far the set agrees with another one, and what passages are put under."""
