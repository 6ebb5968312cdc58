"""Annotations in: a `Bundle` that a format has read becomes rows, as one undoable act.

What will be done is worked out first (`import_plan`). It is written some rows at a time, so that
nobody waits long; what fails, or is killed, is taken back as a whole. Annotations, what is said of
whole articles and links are merged by their ids (`merging`). Articles and texts that are there
already stay as they are; so do tags, but for one that nobody has used yet: that becomes what the
bundle says, so that a set that is brought into a new library comes out of it as it went in.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from nkreader.article_marks import ArticleMark
from nkreader.library import coding
from nkreader.library.adding import BATCH_CHARACTERS
from nkreader.library.context import Context
from nkreader.library.history import IMPORTED
from nkreader.library.import_adjudications import write_adjudications
from nkreader.library.import_articles import Homes, grow, write_article
from nkreader.library.import_decisions import (
    left_of_decisions,
    write_decisions,
    write_relations,
    write_speakers,
    write_views,
)
from nkreader.library.import_plan import ArticlePlan, ImportPlan, plan
from nkreader.library.import_rows import Here, annotation_row, article_mark_row
from nkreader.library.import_tags import write_sets, write_tags
from nkreader.library.merging import Merging
from nkreader.library.pace import Pace, give_way
from nkreader.library.places import now
from nkreader.library.placing import foresee, settle
from nkreader.links import Link
from nkreader.model import Bundle, Mark
from nkreader.store import annotations, articles, many, placements, versions
from nkreader.store.long_acts import LongAct, long_act
from nkreader.store.rows import Row
from nkreader.store.turning import Told, untold

ROWS = 500
"""Annotations written in one transaction, at most."""
MERGED = 40
"""Things that may be here already in one transaction, at most: merging takes longer."""


class Imported(NamedTuple):
    """What an import brought in."""

    annotations: int
    articles: int
    tags: int
    known: int
    """Annotations that were there already."""
    decisions: int = 0
    """About entities."""
    views: int = 0
    notes: tuple[str, ...] = ()
    """What of the file was passed over, or is called otherwise here, one line each."""
    conflicts: int = 0
    """What the file says otherwise of something that was there: both are kept."""
    heard: int = 0
    """Decisions about speakers."""
    relations: int = 0
    """Of two articles."""

    def with_notes(self, more: Sequence[str]) -> "Imported":
        """The same, with what its reader has to say first."""
        return self._replace(notes=(*more, *self.notes))


def take(
    context: Context, bundle: Bundle, set_name: str | None, file: str, tell: Told = untold
) -> Imported:
    """Put a bundle into the library; with `set_name` all that is new into that set of the current
    annotator. `file` is the name under which conflicts remember where the other version is from.
    `tell` hears how many articles and annotations of how many are in, and may raise.

    Raises NkreaderError, and nothing of the bundle is in the library, where it can't be done.
    """
    context.refresh()
    todo = plan(context, bundle, set_name)
    notes = [*todo.notes]
    merging = Merging(context.store, file, now(), sets_stay=set_name is not None)
    with long_act(context.store, context.annotator, IMPORTED, now()) as doing:
        with doing.batch() as act:
            tag_keys = write_tags(context, act, todo.tags)
            sets = write_sets(context, act, todo)
        of = len(todo.articles) + len(bundle.marks)
        homes = _write_articles(context, doing, todo.articles, bundle, lambda n: tell(n, of))
        here = Here(sets, homes, tag_keys)
        texts = {version.id: version.document.text for version in bundle.versions}
        current = {one.theirs.version for one in todo.articles}
        own: dict[str, list[Mark]] = {}
        done = len(todo.articles)
        for some, pace in _some(bundle.marks, todo.known):
            done += len(some)
            tell(done, of)
            for mark in _write_marks(doing, pace, merging, texts, some, here):
                if mark.annotation.version not in current:
                    own.setdefault(mark.annotation.article, []).append(mark)
        _write_article_marks(doing, merging, bundle.article_marks, here)
        _write_links(doing, merging, bundle.links)
        notes += left_of_decisions(bundle, set_name)
        if set_name is None:
            keys = (here.sets, homes.articles, homes.versions, here.tags)
            write_adjudications(context.store, doing, bundle.adjudications, *keys)
        decided = write_decisions(context.store, doing, bundle.decisions, notes)
        _place_all(context, doing, todo.articles, homes, own, lambda: tell(of, of))
        said: list[int] = []
        doing.at_the_end(lambda: said.extend(_write_said(context, doing, bundle, homes, notes)))
        if set_name is None:
            _put_away(doing, bundle, todo, here)
    saved = write_views(context.store, bundle.views, notes)
    if set_name is None:
        _add_done(context, bundle, here)
    context.refresh()
    for _ in coding.settle_all(context):
        give_way()
    return _imported(bundle, todo, (decided, *said), saved, tuple(notes), len(merging.conflicts))


def _imported(
    bundle: Bundle,
    todo: ImportPlan,
    written: tuple[int, ...],
    saved: int,
    notes: tuple[str, ...],
    conflicts: int,
) -> Imported:
    """What is told of it; `written` are decisions about entities, speakers, and two articles."""
    new = sum(one.here is None for one in todo.articles)
    made = sum(one.here is None for one in todo.tags)
    known = len(todo.known)
    decided, heard, related = written
    counts = (len(bundle.marks) - known, new, made, known)
    return Imported(*counts, decided, saved, notes, conflicts, heard, related)


def _write_said(
    context: Context, doing: LongAct, bundle: Bundle, homes: Homes, notes: list[str]
) -> tuple[int, int]:
    """How many were written of speakers and of two articles. Claims follow them at once, and those
    before can't be given back."""
    heard = write_speakers(context, doing, bundle.spoken.decisions, homes.ids, notes)
    return heard, write_relations(context.store, doing, bundle.relations, homes, notes)


def _add_done(context: Context, bundle: Bundle, here: Here) -> None:
    """What others are done with in the sets of a bundle is done in them here; of one's own one
    knows better. That is no act: the undo of an import leaves it."""
    others = {one.id for one in bundle.sets if one.annotator != context.annotator}
    for set_id, articles_done in bundle.done.items():
        if set_id not in others:
            continue
        keys = [here.homes.articles[id] for id in articles_done if id in here.homes.articles]
        for start in range(0, len(keys), ROWS):
            many.add_done(context.store, here.sets[set_id], keys[start : start + ROWS])


def _some(marks: Sequence[Mark], known: frozenset[str]) -> Iterator[tuple[list[Mark], Pace]]:
    """Those that are not here yet, then the others, as many as one transaction bears."""
    for here, pace in ((False, Pace(ROWS)), (True, Pace(MERGED))):
        if here and not known:
            return
        left = (mark for mark in marks if (mark.annotation.id in known) is here)
        while some := list(islice(left, pace.size)):
            yield some, pace


def _write_articles(
    context: Context,
    doing: LongAct,
    wanted: Sequence[ArticlePlan],
    bundle: Bundle,
    tell: Callable[[int], None],
) -> Homes:
    homes = Homes({}, {}, {})
    waiting = deque(wanted)
    while waiting:
        tell(len(wanted) - len(waiting))
        characters = 0
        with doing.batch() as act:
            while waiting and characters < BATCH_CHARACTERS:
                one = waiting.popleft()
                write_article(context, doing, act, one, homes, bundle)
                new = (text.theirs for text in one.versions if text.is_new)
                characters += sum(len(version.document.text) for version in new)
    return homes


def _write_marks(
    doing: LongAct,
    pace: Pace,
    merging: Merging,
    texts: Mapping[str, str],
    marks: Sequence[Mark],
    here: Here,
) -> list[Mark]:
    """Write or merge some annotations; those of them that stand now as the bundle says."""
    rows = [annotation_row(mark.annotation, texts, here) for mark in marks]
    with pace.batch(doing) as act:
        taken = merging.take(act, "annotation", rows)
    return [mark for mark in marks if mark.annotation.id in taken]


def _write_article_marks(
    doing: LongAct, merging: Merging, told: Sequence[ArticleMark], here: Here
) -> None:
    for start in range(0, len(told), MERGED):
        with doing.batch() as act:
            for one in told[start : start + MERGED]:
                # One at a time: two sets that become one may say the same of an article.
                merging.take(act, "article_mark", [article_mark_row(one, here)])


def _write_links(doing: LongAct, merging: Merging, links: Sequence[Link]) -> None:
    for start in range(0, len(links), MERGED):
        with doing.batch() as act:
            merging.take(act, "link", [link._asdict() for link in links[start : start + MERGED]])


def _put_away(doing: LongAct, bundle: Bundle, todo: ImportPlan, here: Here) -> None:
    """Sets that are made here are archived where they were; those that were here stay as they
    are."""
    made = [their.id for their, there, _ in todo.sets if there is None]
    with doing.batch() as act:
        for key in {here.sets[id] for id in made if id in bundle.archived}:
            act.update("annotation_set", key, {"archived": 1})


def _place_all(
    context: Context,
    doing: LongAct,
    wanted: Sequence[ArticlePlan],
    homes: Homes,
    marks: Mapping[str, Sequence[Mark]],
    tell: Callable[[], None],
) -> None:
    """Place what is in each article, by its id there; in one that grows when it has grown."""
    for one in wanted:
        tell()
        place = partial(_place, context, doing, one, homes, marks.get(one.theirs.id, []))
        if one.grows:
            doing.at_the_end(partial(grow, context, one, homes))
            doing.at_the_end(place)
        else:
            place()


def _place(
    context: Context, doing: LongAct, one: ArticlePlan, homes: Homes, marks: Sequence[Mark]
) -> None:
    """Find where the annotations of an article lie in its current text, and keep what the bundle
    says of that where this is its current text too.

    What the program would not have said itself, a person has said, and it is kept as that.
    """
    store, id = context.store, homes.ids[one.theirs.id]
    here = articles.by_id(store, id)
    if here is None:
        return
    waiting = placements.unplaced(store, id, here.version)
    places = foresee(store, waiting, versions.text(store, here.version)) if waiting else {}
    current = versions.key_of(store, here.version)
    told = [
        mark
        for mark in marks
        if current == homes.versions[one.theirs.version]
        and current != homes.versions[mark.annotation.version]
    ]
    if not waiting and not told:
        return
    with doing.batch() as act:
        settle(store, id, places)
        for mark in told:
            key = annotations.key_of(store, mark.annotation.id) or 0
            (now_at,) = annotations.marks(store, [key])
            if now_at.placement != mark.placement:
                place: Row = mark.placement._asdict()
                there = placements.decision_key(store, key, current)
                if there is None:
                    act.insert("decision", {"annotation": key, "version": current, **place})
                else:
                    act.update("decision", there, place)
