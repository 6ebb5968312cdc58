"""Source-protecting export: a bundle in, one out that tells nothing of who the sources are.

Gone are the words that describe sources, protected passages and phrases (a mark in their place,
everything else where it is then), notes, memos, reasons, paths, originals, what was decided of
entities and speakers, claims, views; the address of an article that was cut, for it leads to the
uncut text. Whether that was enough is looked at again in the bytes: `leaks`.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from nkreader.agreement import Page
from nkreader.claim import UNSPOKEN
from nkreader.exchange.cutting import Cutting
from nkreader.exchange.documents import not_held
from nkreader.exchange.secrets import MARK, Secrets, Span, is_distinct, phrases, telling
from nkreader.ids import spelled_id
from nkreader.model import Annotation, Article, Bundle, Mark, Mention, Metadata, Placement, Version
from nkreader.provenance import NOTHING
from nkreader.text.words import count_words
from nkreader.wellformed import around

TAG = "protected"
"""The slug of the tag whose passages, and whose subtags' passages, are protected."""
_OPENING = 90


class Protected(NamedTuple):
    """What may go out, and what must not be found in it."""

    bundle: Bundle
    secrets: Secrets
    withheld: list[str]
    """What was cut or left out, counted, one line each."""


def protect(
    bundle: Bundle,
    sources: Mapping[str, Sequence[Span]],
    wanted: Iterable[str] = (),
    described: Iterable[str] = (),
) -> Protected:
    """Protect a bundle that holds together. `sources` are the places of sources in each version (by
    id), `wanted` phrases to withhold, `described` descriptions of sources found elsewhere, such as
    in titles. Raises NkreaderError for a phrase that is too short."""
    return _Protecting(bundle, sources, list(phrases(wanted)), list(described)).done()


class _Protecting:
    def __init__(
        self,
        bundle: Bundle,
        sources: Mapping[str, Sequence[Span]],
        wanted: list[str],
        described: list[str],
    ) -> None:
        self._before = bundle
        slugs = _under(bundle)
        self._hidden = [one for one in bundle.marks if one.annotation.tag in slugs]
        self._gone = {one.article for one in bundle.article_marks if one.tag in slugs}
        self._slugs = slugs
        texts = {one.id: one.document.text for one in bundle.versions}
        self._spans = {id: list(sources.get(id, ())) for id in texts}
        for id, found in bundle.mentions.items():
            self._spans[id] += [(one.start, one.end) for one in found if one.label == "SOURCE"]
        self._current = {one.id: one.version for one in bundle.articles}
        for mark in self._hidden:
            claim, (_, start, end) = mark.annotation, mark.placement
            self._spans[claim.version].append((claim.start, claim.end))
            if start is not None and end is not None:
                self._spans[self._current[claim.article]].append((start, end))
        said = [texts[id][slice(*span)] for id, spans in self._spans.items() for span in spans]
        own = [mark.annotation for mark in self._hidden]
        self._secrets = Secrets(
            [*telling([*said, *described]), *wanted, *filter(is_distinct, self._passages(own))]
        )
        self._cuts = {
            one.id: Cutting(one, [*self._spans[one.id], *self._secrets.find(one.document.text)])
            for one in bundle.versions
            if one.article not in self._gone
        }
        self._ids = {id: _new_id(id, cut) for id, cut in self._cuts.items()}

    def _passages(self, claims: Iterable[Annotation]) -> Iterator[str]:
        """The words of protected passages, and their ids: nobody is to ask for one."""
        for claim in claims:
            yield claim.exact
            yield claim.id

    def done(self) -> Protected:
        before, scrub = self._before, self._secrets.scrub
        articles = [one for one in before.articles if one.id not in self._gone]
        marks = [
            self._mark(one)
            for one in before.marks
            if one.annotation.tag not in self._slugs and one.annotation.article not in self._gone
        ]
        ids = {one.annotation.id for one in marks}
        links = [one for one in before.links if one.source in ids and one.target in ids]
        whole = [one for one in before.article_marks if one.tag and one.article not in self._gone]
        versions = [self._version(one) for one in before.versions if one.id in self._cuts]
        now = {one.id: one for one in versions}
        after = before._replace(
            tags=tuple(
                one._replace(name=scrub(one.name), definition=scrub(one.definition))
                for one in before.tags
                if one.slug not in self._slugs
            ),
            sets=tuple(one._replace(name=scrub(one.name)) for one in before.sets),
            articles=tuple(self._article(one, now[self._ids[one.version]]) for one in articles),
            versions=tuple(versions),
            marks=tuple(marks),
            links=tuple(one._replace(reason=None) for one in links),
            identities=NOTHING,
            documents=NOTHING,
            article_marks=tuple(one._replace(note=None) for one in whole),
            agreement=before.agreement and self._agreement(before.agreement),
            decisions=(),
            relations=(),
            adjudications=(),
            views=(),
            spoken=UNSPOKEN,
            mentions={
                self._ids[id]: self._mentions(id) for id in before.mentions if id in self._cuts
            },
        )
        return Protected(after, self._secrets, self._withheld(after))

    def _agreement(self, page: Page) -> Page:
        """The page without figures of protected tags."""
        scrub = self._secrets.scrub
        return page._replace(
            a=scrub(page.a),
            b=scrub(page.b),
            figures=tuple(one for one in page.figures if one.tag not in self._slugs),
            names={slug: scrub(name) for slug, name in page.names.items()},
        )

    def _version(self, version: Version) -> Version:
        cut = self._cuts[version.id]
        document = cut.document(version.document, self._secrets)
        return version._replace(
            id=self._ids[version.id],
            sha256=hashlib.sha256(document.text.encode()).hexdigest(),
            document=document,
            sentences=tuple(cut.place(*one) for one in version.sentences),
        )

    def _article(self, article: Article, version: Version) -> Article:
        is_cut = any(
            len(self._cuts[one.id])
            for one in self._before.versions
            if one.article == article.id and one.id in self._cuts
        )
        said = {
            name: self._secrets.scrub(value) if value else value
            for name, value in article.metadata._asdict().items()
        }
        data = Metadata(**said)
        if is_cut or data.url != article.metadata.url:
            data = data._replace(url=None)
        if data.published != article.metadata.published:
            data = data._replace(published=None)
        text = version.document.text
        zones = version.zones or ("body",) * len(version.document.blocks)
        body = [
            text[block.start : block.end]
            for block, zone in zip(version.document.blocks, zones, strict=True)
            if zone == "body"
        ]
        opening = next(iter(body), text.strip())
        return article._replace(
            path=f"protected:{article.id}",
            metadata=data,
            version=version.id,
            words=sum(map(count_words, body)),
            opening=" ".join(opening[: _OPENING * 2].split())[:_OPENING],
        )

    def _mark(self, mark: Mark) -> Mark:
        claim, (status, start, end) = mark.annotation, mark.placement
        now = mark.now
        if start is not None and end is not None:
            there = self._cuts[self._current[claim.article]]
            start, end = there.place(start, end)
            now = now if now is None else there.text[start:end]
        elif now is not None:
            now = self._secrets.scrub(now)
        return Mark(self._claim(claim), Placement(status, start, end), now)

    def _claim(self, claim: Annotation) -> Annotation:
        cut = self._cuts[claim.version]
        start, end = cut.place(claim.start, claim.end)
        prefix, suffix = around(cut.text, start, end)
        return claim._replace(
            version=self._ids[claim.version], start=start, end=end, exact=cut.text[start:end],
            prefix=prefix, suffix=suffix, note=None,
        )  # fmt: skip

    def _mentions(self, version: str) -> tuple[Mention, ...]:
        """Those that say nothing of a source, in their new places."""
        before = self._before.mentions[version]
        text = self._cuts[version].text
        found = []
        for one in before:
            start, end = self._cuts[version].place(one.start, one.end)
            kept = one._replace(start=start, end=end)
            is_whole = end - start == one.end - one.start and MARK not in text[start:end]
            if one.label != "SOURCE" and is_whole and self._secrets.first_in(one.name) is None:
                found.append(kept)
        return tuple(found)

    def _withheld(self, after: Bundle) -> list[str]:
        before = self._before
        notes = sum(bool(one.annotation.note) for one in before.marks)
        notes += sum(bool(one.note) for one in before.article_marks)
        notes += sum(bool(one.reason) for one in before.links)
        urls = sum(bool(one.metadata.url) for one in before.articles)
        urls -= sum(bool(one.metadata.url) for one in after.articles)
        cuts = sum(map(len, self._cuts.values()))
        return not_held(
            [
                (cuts, "place", f" cut and marked {MARK}: sources, what is protected"),
                (len(self._hidden), "protected passage", ""),
                (len(self._gone), "protected article", ""),
                (notes, "note", " (memos and reasons of links with them)"),
                (urls, "article", ": the address, for it leads to what was cut"),
                (len(before.decisions), "decision", " about entities"),
                (len(before.spoken.decisions), "decision", " about speakers"),
                (sum(map(len, before.spoken.claims.values())), "claim", ""),
                (len(before.relations), "decision", " about two articles"),
                (len(before.views), "view", ""),
            ]
        )


def _new_id(id: str, cut: Cutting) -> str:
    """A text that was cut is another one."""
    if not len(cut):
        return id
    return spelled_id(hashlib.sha256(f"protected:{id}:{cut.text}".encode()).digest())


def _under(bundle: Bundle) -> set[str]:
    """The slugs of the protected tag and of all tags under it."""
    found = {TAG}
    for _ in bundle.tags:
        found |= {one.slug for one in bundle.tags if one.parent in found}
    return found
