"""Suggestions from one's own tags: gathered from the current set, decided as acts.

A model learns from the current set alone; what another set says, hidden or not, it never sees.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from nkreader.analysis import suggestions as model
from nkreader.analysis.suggestions.features import Sentence
from nkreader.library import coding, tagging
from nkreader.library.context import Context
from nkreader.library.learning import Known, Learner, Place, Pool
from nkreader.library.places import now
from nkreader.library.refusing import refuse, refused
from nkreader.model import Change, NkreaderError, Version
from nkreader.proposals import Accepted, Suggestion
from nkreader.store import annotations, articles, refusals, suggestions, versions
from nkreader.store import coding as stored
from nkreader.store.suggestions import Source
from nkreader.text.span import Span

LOOKED_AT = 200
"""Articles, the newest that are not done, in which sentences are looked for."""
LEARNT_FROM = 200
"""Articles, the last that were coded, that are learnt from."""


class Suggesting:
    """What a model of the current set's tags proposes."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def learner(self, tag: str | None = None) -> Learner:
        """A model of each tag that there are enough examples of, or of one. It takes a moment: on a
        screen it is made in a thread, with a library of its own. Raises NkreaderError for an
        unknown tag, and where scikit-learn is not installed."""
        if tag is not None:
            self._context.tag_key(tag)
        missing = model.missing()
        if missing:
            raise NkreaderError(missing)
        for _ in coding.settle_all(self._context):
            pass
        learner = Learner(self.pool(), self._context.codebook.active(), now())
        learner.learn(None if tag is None else [tag])
        return learner

    def pool(self) -> Pool:
        """The sentences to learn from and to look at."""
        pool = Pool([], [])
        with self._context.store.snapshot():
            for source in self._sources():
                self._gather(source, pool)
        return pool

    def _sources(self) -> Iterator[Source]:
        store, set_key = self._context.store, self._context.set_key
        known = suggestions.looked_at(store, set_key)[-LEARNT_FROM:]
        yield from known
        there = {one.key for one in known}
        for one in suggestions.newest_open(store, set_key, LOOKED_AT):
            if one.key not in there:
                yield one

    def _gather(self, source: Source, pool: Pool) -> None:
        """The sentences of one article's body; none where it is not known where they are."""
        store, context = self._context.store, self._context
        body = stored.body(store, source.key)
        if not body:
            return
        text = suggestions.text(store, source.version)
        read_to = -1 if source.place is None or source.state == "new" else source.place
        names = suggestions.kinds(store, source.version)
        starts = [start for start, _ in names]
        here: list[Known] = []
        for start, end in body:
            first, stop = bisect_left(starts, start), bisect_left(starts, end)
            kinds = tuple(sorted({label for _, label in names[first:stop]}))
            pool.sentences.append(Sentence(text[start:end], kinds, source.id))
            done = source.state == "done" or end <= read_to
            place = Place(source.id, source.version_id, start, end)
            here.append(Known(place, done))
        for slug, first, stop in suggestions.coded(store, source.key, context.set_key):
            for one in here[first:stop]:
                one.tags.add(slug)
        if refusals.in_article(store, source.id, context.set_key):
            self._mark_refused(versions.get(store, source.version_id), body.starts, here)
        pool.known.extend(here)

    def _mark_refused(self, version: Version, starts: Sequence[int], here: list[Known]) -> None:
        slugs = suggestions.slugs(self._context.store)
        for tag, spans in refused(self._context, version).items():
            for start, end in spans:
                at = bisect_right(starts, start) - 1
                if at >= 0 and (here[at].place.start, here[at].place.end) == (start, end):
                    here[at].refused.add(slugs[tag])

    # What a person says of a suggestion, an act each

    def accept(self, one: Suggestion, tag: str | None = None) -> Change:
        """Tag the sentence as proposed, keeping what it was proposed with; or give it another tag,
        which refuses the proposed one. Raises NkreaderError where the article has another text."""
        context, slug = self._context, tag or one.tag
        with context.store.write():
            version = self._version(one)
            span = Span(one.start, one.end)
            article = articles.by_id(context.store, one.article)
            known = context.codebook.get(slug)
            said = f"tagged {known.name if known else slug}" + (" as proposed" * (slug == one.tag))
            there = article and tagging.there(context, article, span, slug)
            with tagging.act_of(context, said, one.article) as act:
                made = [] if there else tagging.insert(context, act, version, [span], slug)
                if slug != one.tag:
                    refuse(context, act, version, span, one.tag, _rule())
                elif made:
                    row = {
                        "annotation": made[0], "model": model.NAME, "model_version": model.VERSION,
                        "score": one.score, "proposed": one.proposed,
                        "because": json.dumps([w for w, _ in one.because], ensure_ascii=False),
                    }  # fmt: skip
                    act.insert("accepted_suggestion", row)
        added = annotations.marks(context.store, made)
        return tagging.change_of(context, act, said, one.article, added)

    def refuse(self, one: Suggestion) -> Change:
        """Never propose this tag for this sentence again. Raises what `accept` raises."""
        context = self._context
        known = context.codebook.get(one.tag)
        said = f"refused {known.name if known else one.tag}"
        with context.store.write():
            version = self._version(one)
            with tagging.act_of(context, said, one.article) as act:
                refuse(context, act, version, Span(one.start, one.end), one.tag, _rule())
        return tagging.change_of(context, act, said, one.article)

    def _version(self, one: Suggestion) -> Version:
        tagging.current(self._context, one.article, one.version)
        return versions.get(self._context.store, one.version)

    def accepted(self) -> list[Accepted]:
        """The annotations of the current set that were proposed, the first first."""
        return suggestions.accepted(self._context.store, self._context.set_key)


def _rule() -> str:
    """The model as a refusal remembers it."""
    return f"model: {model.NAME} {model.VERSION}"
