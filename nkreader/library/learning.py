"""Sentences of a set with what is known of them, and the models that learn its tags from these.

Knows no storage: `suggesting` gathers the sentences, and writes what is decided.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from nkreader.analysis.suggestions import LEAST
from nkreader.analysis.suggestions.features import Features, Reasons, Sentence
from nkreader.analysis.suggestions.model import Border, Examples, Model, learn
from nkreader.analysis.suggestions.quality import by_share, validated
from nkreader.model import Tag
from nkreader.proposals import Learnt, Suggestion

Order = Literal["score", "doubt"]
_REASONS = 4
_LIKELY = 0.2
"""How likely a proposal is at least: of those that are less so, most would be refused."""
_YES, _NO = 300, 600
"""Sentences with a tag, and without, that it is learnt from at the most, so that it stays quick."""


class Place(NamedTuple):
    """Where a sentence stands: the id of its article and version, and its span."""

    article: str
    version: str
    start: int
    end: int


@dataclass(slots=True)
class Known:
    """What a set says of one sentence."""

    place: Place
    decided: bool
    """Whether its article is done, or was read beyond it: what it does not carry, it is not."""
    tags: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)


class Pool(NamedTuple):
    """Sentences in the order of their articles, and what is known of each."""

    sentences: list[Sentence]
    known: list[Known]


class Learner:
    """The tags of a set, each with a model once there are enough examples."""

    def __init__(self, pool: Pool, tags: Sequence[Tag], time: str) -> None:
        """Turns the sentences into features; nothing is learnt yet. `time` is when this is."""
        self._known = pool.known
        self._groups = dict(enumerate(one.group for one in pool.sentences))
        self._tags = [tag.slug for tag in tags]
        self._time = time
        self._models: dict[str, Model] = {}
        self._learnt: dict[str, Learnt] = {}
        self._stale: set[str] = set()
        self._rows = {one.place: row for row, one in enumerate(pool.known)}
        self._texts = [one.text for one in pool.sentences]
        self._features: Features | None = None
        if any(len(self.examples(slug).yes) >= LEAST for slug in self._tags):
            self._features = Features(pool.sentences, [_meaning(tag) for tag in tags])

    def examples(self, slug: str) -> Examples:
        """What there is to learn a tag from. Sentences that carry other tags stand for those that
        do not carry it where nothing was read to the end."""
        yes = [row for row, one in enumerate(self._known) if slug in one.tags]
        no = [
            row
            for row, one in enumerate(self._known)
            if slug not in one.tags and (one.decided or slug in one.refused)
        ]
        if len(no) < LEAST:
            no = [
                row
                for row, one in enumerate(self._known)
                if slug not in one.tags and (one.tags or one.decided or slug in one.refused)
            ]
        first = len(self._known)
        own = first + self._tags.index(slug)
        others = [first + n for n in range(len(self._tags)) if first + n != own]
        return Examples(_some(yes, _YES), _some(no, _NO), own, others)

    def candidates(self, slug: str) -> list[int]:
        """The sentences of which it is open whether they carry a tag."""
        return [
            row
            for row, one in enumerate(self._known)
            if not (one.decided or slug in one.tags or slug in one.refused)
        ]

    def learn(self, slugs: Iterable[str] | None = None) -> None:
        """Learn these tags, or all, and find out how good each is."""
        for slug in self._tags if slugs is None else slugs:
            if self._learn_one(slug) is not None:
                self._validate(slug)

    def _learn_one(self, slug: str) -> Examples | None:
        """Learn a tag from what is known now, with the border that it had; None where that is too
        little."""
        carry = [row for row, one in enumerate(self._known) if slug in one.tags]
        told = Learnt(slug, len(carry), len({self._groups[row] for row in carry}))
        examples, before = self.examples(slug), self._models.pop(slug, None)
        if self._features is None or len(carry) < LEAST:
            self._learnt[slug] = told._replace(wanting=f"{LEAST - len(carry)} more are wanted")
            return None
        if not examples.no:
            wanting = "no sentence without it is known: d says that an article is done"
            self._learnt[slug] = told._replace(wanting=wanting)
            return None
        model = learn(self._features, examples)
        self._models[slug] = model._replace(border=before.border) if before else model
        known = self._learnt.get(slug, told)
        self._learnt[slug] = known._replace(examples=told.examples, articles=told.articles)
        self._stale.add(slug)
        return examples

    def validate(self) -> None:
        """Find out how good the tags are that were learnt again."""
        for slug in sorted(self._stale & self._models.keys()):
            self._validate(slug)

    def _validate(self, slug: str) -> None:
        assert self._features is not None
        self._stale.discard(slug)
        examples, model = self.examples(slug), self._models[slug]
        found = validated(self._features, examples, self._groups)
        told = self._learnt[slug]._replace(precision=None, recall=None, f1=None, wanting="")
        if found is None:
            border = by_share(model, self._features, examples, self.candidates(slug))
        else:
            border = found.border
            told = told._replace(**found.quality._asdict())
        self._models[slug], self._learnt[slug] = model._replace(border=border), told

    @property
    def learnt(self) -> list[Learnt]:
        """Every tag with its examples and figures, in the order of the codebook."""
        return [self._learnt[slug] for slug in self._tags if slug in self._learnt]

    def suggestions(
        self, tag: str | None = None, order: Order = "score", limit: int | None = None
    ) -> list[Suggestion]:
        """What is proposed, of one tag or all: the surest first; or by `doubt`, the least certain
        first, also those that are just not proposed."""
        if self._features is None:
            return []
        ranked: list[tuple[float, float, str, int]] = []
        for slug, model in self._models.items():
            if tag not in (None, slug) or not (rows := self.candidates(slug)):
                continue
            margins = model.margins(self._features, rows)
            for row, margin, score in zip(rows, margins, model.scores(margins), strict=True):
                beyond = float(margin) - model.border.margin
                if order == "doubt" or (beyond >= 0 and score >= _LIKELY):
                    ranked.append((abs(beyond), float(score), slug, row))
        if order == "doubt":
            ranked.sort()
        else:
            ranked.sort(key=lambda one: (-one[1], one[3], one[2]))
        reasons = {
            slug: self._features.reasons(self._models[slug].weights)
            for slug in {one[2] for one in ranked[:limit]}
        }
        return [
            self._suggestion(score, slug, row, reasons[slug])
            for _, score, slug, row in ranked[:limit]
        ]

    def _suggestion(self, score: float, slug: str, row: int, reasons: Reasons) -> Suggestion:
        because = tuple(reasons.of(row, _REASONS))
        place = self._known[row].place
        return Suggestion(*place, self._texts[row], slug, round(score, 4), because, self._time)

    def decide(self, one: Suggestion, tag: str | None) -> None:
        """Take to heart what a person said of a suggestion: which tag the sentence carries, or
        None for not the one that was proposed. What that is about is learnt again, at once; how
        good it is then, `validate` finds out."""
        known = self._known[self._rows[Place(one.article, one.version, one.start, one.end)]]
        if tag is not None:
            known.tags.add(tag)
        if tag != one.tag:
            known.refused.add(one.tag)
        for slug in [slug for slug in self._tags if slug in (one.tag, tag)]:
            self._learn_one(slug)
            if slug in self._models and self._models[slug].border == Border():
                self._validate(slug)


def _some(rows: list[int], most: int) -> list[int]:
    """All rows, or of many every second, third … one."""
    return rows[:: -(-len(rows) // most)] if len(rows) > most else rows


def _meaning(tag: Tag) -> str:
    """What the codebook says that a tag is; behind a semicolon mostly stands what it is not."""
    return f"{tag.name}. {tag.definition.split(';')[0]}"
