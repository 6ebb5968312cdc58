"""What another program hands over, made into a `Bundle`: which articles are meant, which tags.

A document with its text is an article with that text: importing knows it again by its words. One
without is looked for in the library, by id, address or title; its quotations are found there by
`anchoring`. Where that is not certain they become a text of the article of their own, so that
importing places them as it does with every older text: in the review, never silently wrong. Ids
are made of what the file says: the same file twice is one import.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import PurePath
from typing import NamedTuple

from nkreader.article_marks import ArticleMark
from nkreader.coded_set import Code, CodedSet, CodedText, Coding
from nkreader.exchange.wording import counted
from nkreader.ids import spelled_id
from nkreader.library.coded_again import as_here, marks_here, whole_as_here, with_own_ids
from nkreader.library.coded_homes import Home, home_of
from nkreader.library.coded_tags import NOTE, tags_of, with_parents
from nkreader.library.context import Context
from nkreader.library.places import clean_name, now
from nkreader.links import LINK_KINDS, Link
from nkreader.model import Annotation, AnnotationSet, Bundle, Mark, Tag
from nkreader.store import article_marks, sets, versions
from nkreader.store import links as link_rows
from nkreader.text.cleaning import clean, scrub
from nkreader.text.hidden import one_line
from nkreader.wellformed import ID, TIME, around


class Made(NamedTuple):
    """What documents and codings give in a library."""

    bundle: Bundle
    known: int
    """Annotations that are here already and stay as they are: the file does not say when they were
    made, so what was changed here since is not asked about."""
    new_tags: tuple[str, ...] = ()
    """Names of the codes that join the codebook."""


def bundle_of(context: Context, coded: CodedSet, name: str, notes: list[str]) -> Made:
    """What these documents and codings give in this library; `name` is the file's, for sets that
    have none. What was mended, made or left is added to `notes`, one line each."""
    return _Making(context, coded, name, notes).made()


class _Kept(NamedTuple):
    """A coding that has become something here."""

    id: str
    coding: Coding
    set: AnnotationSet
    created: str
    modified: str


class _Making:
    """One bundle in the making."""

    def __init__(self, context: Context, coded: CodedSet, name: str, notes: list[str]) -> None:
        self._context = context
        self._name = PurePath(name).stem or name
        self._notes = notes
        self._now = now()
        self._sets: dict[tuple[str, str], AnnotationSet] = {}
        every = [one.set for one in sets.every(context.store)]
        self._by_id = {one.id: one for one in every}
        self._by_name = {(one.annotator, one.name): one for one in every}
        there = (text.article for text in coded.texts if text.article)
        self._coded = coded._replace(
            codings=tuple(with_own_ids(context.store, coded.codings, there, self._by_id))
        )
        self._ids: dict[str, str] = {}
        self._tags: dict[str, Tag] = {}
        self._known: set[str] = set()

    def made(self) -> Made:
        coded = self._coded
        codes = [*coded.codes, *(NOTE for one in coded.codings if self._is_note(one))]
        known = {code.name for code in codes}
        unnamed = {one.code: None for one in coded.codings if one.code and one.code not in known}
        self._tags = tags_of(self._context.codebook, [*codes, *map(Code, unnamed)])
        homes = self._homes()
        marks, whole = self._marks(homes)
        used = {tag.slug: tag for tag in self._tags.values()}
        texts = {one.id: one for home in homes.values() for one in home.versions}
        for mark in marks:
            if (id := mark.annotation.version) not in texts:
                texts[id] = versions.get(self._context.store, id)
        bundle = Bundle(
            with_parents(used, self._context.codebook.tags),
            tuple(self._sets.values()),
            tuple({home.article.id: home.article for home in homes.values()}.values()),
            tuple(texts.values()),
            tuple(marks),
            tuple(self._links({mark.annotation.id for mark in marks} | self._known)),
            {home.article.id: home.identity for home in homes.values() if home.identity},
            article_marks=tuple(whole),
        )
        return Made(bundle, len(self._known), self._new_tags())

    def _is_note(self, one: Coding) -> bool:
        return one.code is None and not one.is_whole

    def _homes(self) -> dict[str, Home]:
        own: dict[str, list[Coding]] = {}
        for one in self._coded.codings:
            own.setdefault(one.document, []).append(one)
        listed = {text.name: text for text in self._coded.texts}
        for name in own:
            listed.setdefault(name, CodedText(name, None))
        homes: dict[str, Home] = {}
        by_article: dict[str, Home] = {}
        homeless = 0
        for text in listed.values():
            home = home_of(self._context, text, own.get(text.name, []), self._now)
            if home is None:
                homeless += len(own.get(text.name, []))
                continue
            there = by_article.get(home.article.id)
            if there is not None and there.article.version != home.article.version:
                # One article of nkreader's in two texts: the second stands for itself.
                text = text._replace(article=None)
                home = home_of(self._context, text, own.get(text.name, []), self._now)
                if home is None:
                    continue
            by_article[home.article.id] = homes[text.name] = home
        self._tell_homes(homes, homeless)
        return homes

    def _tell_homes(self, homes: dict[str, Home], homeless: int) -> None:
        mended = sum(home.mended for home in homes.values())
        waiting = sum(home.waiting for home in homes.values())
        lost = sum(home.lost for home in homes.values())
        quoted = sum(home.is_quoted for home in homes.values())
        told = (
            (mended, "annotation", " moved to the words the file gives: its offsets do not fit"),
            (waiting, "annotation", " to review: their words have no certain place in the text"),
            (lost, "annotation", " left out: neither offsets nor words lead into the text"),
            (homeless, "annotation", " left out: no text and no words come with it"),
            (quoted, "document", " came without a text: an article of its quotations is made"),
        )
        self._notes += [counted(number, noun) + rest for number, noun, rest in told if number]
        self._notes += [f"left out: {line}" for line in self._coded.left]

    def _marks(self, homes: dict[str, Home]) -> tuple[list[Mark], list[ArticleMark]]:
        store = self._context.store
        codings = self._coded.codings
        own = marks_here(store, (one.id for one in codings if one.id and ID.fullmatch(one.id)))
        said = article_marks.of_sets(
            store, self._by_id, {home.article.id for home in homes.values()}
        )
        said_here = {(one.set, one.article, one.tag): one for one in said}
        in_sets = {id: mark.annotation.set for id, mark in own.items()}
        in_sets |= {one.id: one.set for one in said}
        kept = [self._kept(one, homes, in_sets) for one in codings]
        here = own | marks_here(store, (one.id for one in kept if one and one.id not in own))
        marks: dict[str, Mark] = {}
        whole: dict[tuple[str, str, str | None], ArticleMark] = {}
        for one in kept:
            if one is None:
                continue
            is_whole = one.coding.is_whole
            is_here = one.id in here or (is_whole and article_marks.with_id(store, one.id))
            if is_here and one.coding.created is None:
                self._known |= {one.id} & here.keys()
                continue
            home = homes[one.coding.document]
            if is_whole:
                about = self._whole(one, home)
                place = (about.set, about.article, about.tag)
                about = whole_as_here(about, said_here.get(place))
                if about.tag or about.note:
                    whole.setdefault(place, about)
            else:
                marks.setdefault(one.id, as_here(self._mark(one, home), here.get(one.id)))
        return list(marks.values()), list(whole.values())

    def _owner(self, one: Coding, here: str | None) -> AnnotationSet:
        """The set that a coding goes into; of one that is here the set that it is in (by id), where
        the file tells no other."""
        if here in self._by_id and not _name(one.set):
            owner = self._by_id[here]
            if _name(one.annotator) in ("", owner.annotator):
                return self._sets.setdefault((owner.annotator, owner.name), owner)
        annotator = _name(one.annotator) or self._context.annotator
        name = _name(one.set) or _name(self._name) or "imported"
        known = self._by_name.get((annotator, name))
        made = known or AnnotationSet(_derived("set", annotator, name), name, annotator)
        return self._sets.setdefault((annotator, name), made)

    def _kept(self, one: Coding, homes: dict[str, Home], here: dict[str, str]) -> _Kept | None:
        home = homes.get(one.document)
        if home is None or (not one.is_whole and one not in home.places):
            return None
        owner = self._owner(one, here.get(one.id or ""))
        if one.id and ID.fullmatch(one.id):
            id = one.id
        else:
            place = (one.start, one.end, one.exact, one.prefix, one.suffix)
            whose = (owner.annotator, owner.name)
            id = _derived("coding", home.key, place, one.code, *whose, one.id)
        if one.id:
            self._ids[one.id] = id
        created = _time(one.created) or self._now
        return _Kept(id, one, owner, created, _time(one.modified) or created)

    def _mark(self, one: _Kept, home: Home) -> Mark:
        version, start, end, now_at = home.places[one.coding]
        text = version.document.text
        prefix, suffix = around(text, start, end)
        tag = self._tags[one.coding.code or NOTE.name]
        claim = Annotation(
            one.id, one.set.id, home.article.id, version.id, start, end, text[start:end],
            prefix, suffix, tag.slug, _words(one.coding.note), one.created, one.modified,
        )  # fmt: skip
        return Mark(claim, now_at)

    def _whole(self, one: _Kept, home: Home) -> ArticleMark:
        tag = self._tags[one.coding.code].slug if one.coding.code else None
        note = _words(one.coding.note)
        times = (one.created, one.modified)
        return ArticleMark(one.id, one.set.id, home.article.id, tag, note, *times)

    def _links(self, there: set[str]) -> Iterable[Link]:
        unknown = loose = 0
        found: dict[str, Link] = {}
        for one in self._coded.links:
            source, target = self._ids.get(one.source), self._ids.get(one.target)
            kind = one.kind.strip().lower()
            known = next((each for each in LINK_KINDS if each == kind), None)
            if known and source in there and target in there and source != target:
                id = _derived("link", source, target, known)
                here = link_rows.same(self._context.store, source, target, known)
                if here is not None or link_rows.key_of(self._context.store, id) is not None:
                    continue  # What became of it here stays.
                reason = _words(one.reason)
                link = Link(id, known, source, target, reason, "open", self._now, self._now)
                found.setdefault(id, link)
            elif not known:
                unknown += 1
            elif not (source and target) or source == target:
                loose += 1
        told = (
            (unknown, " of kinds that nkreader has not"),
            (loose, " whose ends are no two annotations that came in"),
        )
        self._notes += [
            f"left out: {counted(number, 'relation')}{rest}" for number, rest in told if number
        ]
        return found.values()

    def _new_tags(self) -> tuple[str, ...]:
        here = {tag.id for tag in self._context.codebook.tags}
        return tuple(
            {tag.id: tag.name for tag in self._tags.values() if tag.id not in here}.values()
        )


def _derived(*parts: object) -> str:
    return spelled_id(hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest())


def _name(given: str | None) -> str:
    """A name as the library keeps it, without what would steer a terminal; "" for none."""
    return clean_name(one_line(scrub(given or "").text))


def _words(note: str | None) -> str | None:
    return clean(note or "").text.strip() or None


def _time(given: str | None) -> str | None:
    """A time as the library keeps it; None for what is none."""
    if given is None or TIME.fullmatch(given):
        return given
    try:
        found = datetime.fromisoformat(one_line(given).strip())
    except ValueError:
        return None
    there = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    return there.strftime("%Y-%m-%dT%H:%M:%SZ")
