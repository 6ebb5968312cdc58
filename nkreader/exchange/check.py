"""What must hold inside a bundle: names that lead somewhere, and places that are really there.

The readers turn a fault into "line N: …", the writers refuse to write a file that could not be
read again. Shapes of single records are the reader's business.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nkreader.exchange.wording import quoted
from nkreader.model import Annotation, Bundle, Mark, NkreaderError, Tag


class Fault(NamedTuple):
    """One thing that does not hold: in which record (its kind and id), and what."""

    kind: str
    id: str
    what: str


def refuse(faults: Iterable[Fault]) -> None:
    """Raise the first fault as the NkreaderError of a writer; nothing where there is none."""
    for fault in faults:
        raise NkreaderError(
            f"cannot export {fault.kind} {fault.id}: {fault.what}; leave it out or remove it first"
        )


def every_fault(bundle: Bundle) -> Iterator[Fault]:
    """What `reference_faults` finds, and the first that `offset_faults` would: the annotations are
    gone through once."""
    return _faults(bundle, _Places(bundle))


def reference_faults(bundle: Bundle) -> Iterator[Fault]:
    """Names that lead nowhere, and what should be unique and is not."""
    return _faults(bundle, None)


def _faults(bundle: Bundle, places: "_Places | None") -> Iterator[Fault]:
    yield from _tag_faults(bundle.tags)
    articles = {article.id for article in bundle.articles}
    owners = {version.id: version.article for version in bundle.versions}
    yield from _set_faults(bundle)
    for article in bundle.articles:
        if owners.get(article.version) != article.id:
            yield Fault("article", article.id, f"its version {quoted(article.version)} is missing")
    numbers: set[tuple[str, int]] = set()
    for version in bundle.versions:
        if version.article not in articles:
            yield Fault("version", version.id, f"its article {quoted(version.article)} is missing")
        if (version.article, version.number) in numbers:
            yield Fault("version", version.id, f"version {version.number} of its article is twice")
        numbers.add((version.article, version.number))
    yield from _annotation_faults(bundle, articles, owners, places)
    yield from _article_mark_faults(bundle, articles)
    claims = {mark.annotation.id for mark in bundle.marks} if bundle.links else set()
    for link in bundle.links:
        for end in (link.source, link.target):
            if end not in claims:
                yield Fault("link", link.id, f"the annotation {quoted(end)} is missing")
        if link.source == link.target:
            yield Fault("link", link.id, "it leads from an annotation to the same one")
    yield from _adjudication_faults(bundle, articles, owners)
    about: set[tuple[str, str, str]] = set()
    for one in bundle.decisions:
        if (one.kind, one.subject, one.alias) in about:
            what = f"two times it is decided what {quoted(one.subject)} is"
            yield Fault("entity_decision", one.id, what)
        about.add((one.kind, one.subject, one.alias))
    yield from _speaker_faults(bundle, articles)
    yield from _relation_faults(bundle, articles)
    called: set[str] = set()
    for view in bundle.views:
        if view.name in called:
            yield Fault("view", view.id, f"two views are called {quoted(view.name)}")
        called.add(view.name)


def _speaker_faults(bundle: Bundle, articles: set[str]) -> Iterator[Fault]:
    about: set[tuple[str, ...]] = set()
    for one in bundle.spoken.decisions:
        for article in (one.article, one.other_article):
            if article not in articles:
                yield Fault("speaker_decision", one.id, f"its article {quoted(article)} is missing")
        if one[2:6] in about:
            what = f"two times it is decided who {quoted(one.speaker)} is"
            yield Fault("speaker_decision", one.id, what)
        about.add(one[2:6])


def _relation_faults(bundle: Bundle, articles: set[str]) -> Iterator[Fault]:
    about: set[tuple[str, str, bool]] = set()
    for one in bundle.relations:
        for id in (one.article, one.other):
            if id not in articles:
                yield Fault("article_relation", one.id, f"the article {quoted(id)} is missing")
        if one.about in about:
            yield Fault("article_relation", one.id, "the same two are related twice")
        about.add(one.about)


def _set_faults(bundle: Bundle) -> Iterator[Fault]:
    names: set[tuple[str, str]] = set()
    for each in bundle.sets:
        if (each.annotator, each.name) in names:
            what = f"{quoted(each.annotator)} has two sets called {quoted(each.name)}"
            yield Fault("set", each.id, what)
        names.add((each.annotator, each.name))


def _tag_faults(tags: tuple[Tag, ...]) -> Iterator[Fault]:
    slugs: set[str] = set()
    keys: set[str] = set()
    for tag in tags:
        if tag.slug in slugs:
            yield Fault("tag", tag.id, f"the slug {quoted(tag.slug)} is there twice")
        slugs.add(tag.slug)
        if tag.key is not None and not tag.retired:
            if tag.key in keys:
                yield Fault("tag", tag.id, f"the key {tag.key} is there twice")
            keys.add(tag.key)
    parents = {tag.slug: tag.parent for tag in tags}
    for tag in tags:
        if tag.parent is not None and tag.parent not in parents:
            yield Fault("tag", tag.id, f"its parent {quoted(tag.parent)} is missing")
        elif in_circle(tag.slug, parents):
            yield Fault("tag", tag.id, f"{quoted(tag.slug)} is under itself")


def in_circle(slug: str, parents: dict[str, str | None]) -> bool:
    """Whether going from parent to parent comes back to `slug`."""
    seen: set[str] = set()
    above = parents.get(slug)
    while above is not None and above not in seen:
        if above == slug:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


def _annotation_faults(
    bundle: Bundle, articles: set[str], owners: dict[str, str], places: "_Places | None"
) -> Iterator[Fault]:
    sets = {each.id for each in bundle.sets}
    slugs = {tag.slug for tag in bundle.tags}
    misplaced: Fault | None = None
    for mark in bundle.marks:
        claim = mark.annotation
        for noun, name, known in (
            ("set", claim.set, sets),
            ("article", claim.article, articles),
            ("tag", claim.tag, slugs),
        ):
            if name not in known:
                yield Fault("annotation", claim.id, f"its {noun} {quoted(name)} is missing")
        if owners.get(claim.version) != claim.article:
            what = f"its version {quoted(claim.version)} is missing"
            yield Fault("annotation", claim.id, what)
        elif places and misplaced is None and claim.article in articles:
            misplaced = places.fault(mark)
    if misplaced is not None:
        yield misplaced


def _article_mark_faults(bundle: Bundle, articles: set[str]) -> Iterator[Fault]:
    sets = {each.id for each in bundle.sets}
    slugs = {tag.slug for tag in bundle.tags}
    told: set[tuple[str, str, str | None]] = set()
    for one in bundle.article_marks:
        for noun, name, known in (
            ("set", one.set, sets),
            ("article", one.article, articles),
            ("tag", one.tag, {*slugs, None}),
        ):
            if name not in known:
                yield Fault("article_mark", one.id, f"its {noun} {quoted(name)} is missing")
        if (one.set, one.article, one.tag) in told:
            what = "its set says the same of its article twice"
            yield Fault("article_mark", one.id, what)
        told.add((one.set, one.article, one.tag))


def _adjudication_faults(
    bundle: Bundle, articles: set[str], owners: dict[str, str]
) -> Iterator[Fault]:
    """What was decided of, and what it came to, need not be there any more; where it was must."""
    sets = {each.id for each in bundle.sets}
    slugs = {tag.slug for tag in bundle.tags}
    lengths = {version.id: len(version.document.text) for version in bundle.versions}
    for one in bundle.adjudications:
        for id in (one.left_set, one.right_set, one.into_set):
            if id not in sets:
                yield Fault("adjudication", one.id, f"its set {quoted(id)} is missing")
        if one.article not in articles:
            yield Fault("adjudication", one.id, f"its article {quoted(one.article)} is missing")
        for side in one.sides:
            if owners.get(side.version) != one.article:
                what = f"its version {quoted(side.version)} is missing"
                yield Fault("adjudication", one.id, what)
            elif not 0 <= side.start < side.end <= lengths[side.version]:
                what = f"start {side.start} and end {side.end} are no place in its text"
                yield Fault("adjudication", one.id, what)
            if side.tag not in slugs:
                yield Fault("adjudication", one.id, f"its tag {quoted(side.tag)} is missing")


def offset_faults(bundle: Bundle) -> Iterator[Fault]:
    """Annotations whose words are not where they say, or that lie outside the current text.

    Asks for a bundle without reference faults.
    """
    places = _Places(bundle)
    return filter(None, map(places.fault, bundle.marks))


class _Places:
    """The texts that annotations lie in."""

    def __init__(self, bundle: Bundle) -> None:
        self._texts = {version.id: version.document.text for version in bundle.versions}
        self._lengths = {
            article.id: len(self._texts.get(article.version, "")) for article in bundle.articles
        }

    def fault(self, mark: Mark) -> Fault | None:
        """What is wrong with the places of an annotation whose names lead somewhere."""
        claim = mark.annotation
        what = _claim_fault(claim, self._texts[claim.version]) or _placement_fault(
            mark, self._lengths[claim.article]
        )
        return Fault("annotation", claim.id, what) if what else None


def _claim_fault(claim: Annotation, text: str) -> str | None:
    start, end = claim.start, claim.end
    if not 0 <= start < end <= len(text):
        return f"start {start} and end {end} are no place in a text of {len(text)} characters"
    if text[start:end] != claim.exact:
        return f"exact is {quoted(claim.exact)} but the text there is {quoted(text[start:end])}"
    before = start - len(claim.prefix)
    if before < 0 or not text.startswith(claim.prefix, before):
        return "prefix is not what stands before it"
    if not text.startswith(claim.suffix, end):
        return "suffix is not what stands after it"
    return None


def _placement_fault(mark: Mark, length: int) -> str | None:
    status, start, end = mark.placement
    if start is None or end is None:
        if (start is None) != (end is None) or status == "placed":
            return f"status {status} needs both current_start and current_end"
        return None
    if status == "orphan":
        return "an orphan has no current_start and current_end"
    if not 0 <= start < end <= length:
        return f"current_start {start} and current_end {end} are no place in the current text"
    return None
