"""What an import would do, said before anything is written: for a person who looks first."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from nkreader.anchoring import Anchor
from nkreader.library.context import Context
from nkreader.library.import_decisions import (
    coming_relations,
    coming_speakers,
    left_of_decisions,
    new_decisions,
    new_views,
)
from nkreader.library.import_plan import ArticlePlan, plan
from nkreader.library.import_weighing import weighed
from nkreader.library.quotations import lie
from nkreader.model import Bundle, Mark, Status
from nkreader.store import versions


class Coming(NamedTuple):
    """What an import would bring. Annotations that are new are counted by where they would lie."""

    placed: int
    review: int
    orphan: int
    known: int
    """Annotations that are here already."""
    articles: int
    """New ones."""
    known_articles: int
    tags: tuple[str, ...]
    """Names of the new ones."""
    sets: tuple[str, ...]
    """Those that annotations would go into, "name of annotator"; the new ones marked so."""
    whole: int
    """New tags and memos on whole articles."""
    links: int
    """New ones."""
    decisions: int
    """New ones about entities."""
    views: int
    """New ones."""
    conflicts: int
    """What the file says otherwise of something that is here: both would be kept."""
    notes: tuple[str, ...]
    """What would be passed over, mended or called otherwise, one line each."""
    heard: int = 0
    """New decisions about speakers."""
    relations: int = 0
    """New ones of two articles."""

    @property
    def annotations(self) -> int:
        """The new ones."""
        return self.placed + self.review + self.orphan


def coming(
    context: Context, bundle: Bundle, set_name: str | None, known: int, notes: Sequence[str]
) -> Coming:
    """What an import of a bundle would do; `known` annotations and `notes` come from its reader.

    Reads one state of the library and writes nothing. Raises NkreaderError where the import would.
    """
    with context.store.snapshot():
        todo = plan(context, bundle, set_name)
        places: Counter[Status] = Counter()
        other = _read_otherwise(context, bundle, todo.articles)
        lost: dict[str, list[Mark]] = {id: [] for id in other}
        for mark in bundle.marks:
            if mark.annotation.id in todo.known:
                continue
            if mark.annotation.article in lost:
                lost[mark.annotation.article].append(mark)
            else:
                places[mark.placement.status] += 1
        for id, marks in lost.items():
            places.update(_places(context, *other[id], bundle, marks))
        found = weighed(context, bundle, todo, set_name is not None)
        said = [*notes, *todo.notes, *left_of_decisions(bundle, set_name)]
        decisions = len(new_decisions(context.store, bundle.decisions, said))
        heard = coming_speakers(context.store, bundle.spoken.decisions, found.homes, said)
        related = coming_relations(context.store, bundle.relations, found.homes, said)
        views = len(new_views(context.store, bundle.views, said))
    owners = {
        f"{one.theirs.name} of {one.theirs.annotator}{'' if one.here else ' (new)'}": None
        for one in todo.sets
    }
    return Coming(
        places["placed"],
        places["review"],
        places["orphan"],
        known + len(todo.known),
        sum(one.here is None for one in todo.articles),
        sum(one.here is not None for one in todo.articles),
        tuple(one.theirs.name for one in todo.tags if one.here is None),
        tuple(owners),
        found.whole,
        found.links,
        decisions,
        views,
        found.conflicts,
        tuple(said),
        heard,
        related,
    )


def _read_otherwise(
    context: Context, bundle: Bundle, planned: Sequence[ArticlePlan]
) -> dict[str, tuple[str, str]]:
    """(id, hash) of the version here of each article (by its id there) that reads otherwise here:
    there it is looked anew where annotations lie."""
    theirs = {version.id: version.sha256 for version in bundle.versions}
    found: dict[str, tuple[str, str]] = {}
    for one in planned:
        if one.here is not None and not one.grows:
            sha256 = versions.sha256(context.store, one.here.version)
            if theirs[one.theirs.version] != sha256:
                found[one.theirs.id] = one.here.version, sha256
    return found


def _places(
    context: Context, version: str, sha256: str, bundle: Bundle, marks: Sequence[Mark]
) -> list[Status]:
    """Where new annotations of an article would lie in the version that is current here."""
    if not marks:
        return []
    theirs = {one.id: one for one in bundle.versions if one.article == marks[0].annotation.article}
    text = versions.text(context.store, version)
    found: list[Status] = []
    by_version: dict[str, list[Mark]] = {}
    for mark in marks:
        by_version.setdefault(mark.annotation.version, []).append(mark)
    for id, own in by_version.items():
        if theirs[id].sha256 == sha256:
            found += ["placed"] * len(own)
            continue
        claims = [mark.annotation for mark in own]
        anchors = [Anchor(c.start, c.end, c.exact, c.prefix, c.suffix) for c in claims]
        there = lie(anchors, (id, theirs[id].sha256, theirs[id].document.text), text)
        found += [place.status for place in there]
    return found
