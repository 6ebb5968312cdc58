"""Marks, mentions and links at the cursor, and which mark keys act on."""

from collections.abc import Sequence

from nkreader.model import Change, Codebook, Mark
from nkreader.text.columns import SpanColumns
from nkreader.text.document import Style
from nkreader.tui.pane.layers import Spans
from nkreader.tui.pane.selecting import jump, selected
from nkreader.tui.pane.state import Go, Page, Scene
from nkreader.tui.pane.units import Unit


def marks_here(scene: Scene) -> list[str]:
    """Ids of the marks that cover the cursor (or touch the selection), the shortest first, then of
    the others in the current sentence, in order."""
    marks = scene.page.layers.marks
    columns, span = marks.columns, selected(scene)
    touched = (span.start, span.end) if span else (scene.cursor, scene.cursor + 1)
    length = lambda n: columns.ends[n] - columns.starts[n]  # noqa: E731
    here = dict.fromkeys(sorted(marks.over(*touched), key=length))
    here.update(dict.fromkeys(marks.over(*scene.sentence()[:2])))
    return [columns.keys[n] for n in here]


def current_mark(scene: Scene) -> str | None:
    """The id of the mark that keys act on: the one `o` chose, else the shortest that covers the
    cursor, else the first in the current sentence."""
    here, chosen = marks_here(scene), scene.selection.chosen
    return chosen if chosen in here else here[0] if here else None


def cycle(scene: Scene) -> Go | None:
    """Choose the next of the marks that lie here."""
    here, now = marks_here(scene), current_mark(scene)
    if now is None:
        return None
    chosen = here[(here.index(now) + 1) % len(here)]
    return Go(scene.selection._replace(chosen=chosen), "")


def choose(scene: Scene, mark: str) -> Go | None:
    """Make the mark with this id the one that keys act on, and go to it."""
    columns = scene.page.layers.marks.columns
    if mark not in columns.keys:
        return None
    start, end, _, _ = columns.row(columns.keys.index(mark))
    return Go(jump(scene, start).selection._replace(chosen=mark), span=(start, end))


def mentions_here(scene: Scene) -> list[int]:
    """Indices in the reading's mentions of those that cover the cursor, then of the others in the
    current sentence."""
    mentions = scene.page.layers.mentions
    here = dict.fromkeys(mentions.over(scene.cursor, scene.cursor + 1))
    here.update(dict.fromkeys(mentions.over(*scene.sentence()[:2])))
    return list(here)


def links_here(scene: Scene) -> list[Style]:
    """The links in the current sentence, else in its block."""
    document = scene.document
    if not document.blocks:
        return []
    start, end, number = scene.sentence()
    block = document.blocks[number]
    for a, b in ((start, end), (block.start, block.end)):
        styles = [document.styles[code] for _, _, code in scene.page.layers.inline.here(a, b)]
        if links := [style for style in styles if style.kind == "link" and style.href]:
            return links
    return []


def follow(page: Page, change: Change) -> list[Unit]:
    """Let marks of this article come and go after a change; returns the spans to paint again. The
    reading's columns are changed in place, once however often it is handed in."""
    marks = page.layers.marks
    gone = [marks.remove(mark.annotation.id) for mark in change.removed]
    come = [_added(page, mark) for mark in change.added]
    return [span for span in (*gone, *come) if span is not None]


def _added(page: Page, mark: Mark) -> Unit | None:
    annotation, placement = mark.annotation, mark.placement
    tag, marks = page.codebook.get(annotation.tag), page.layers.marks
    if (
        annotation.article != page.reading.article.id
        or placement.status != "placed"
        or placement.start is None
        or placement.end is None
        or tag is None
        or annotation.id in marks.columns.keys
    ):
        return None
    marks.add(placement.start, placement.end, page.codebook.number(tag.slug), annotation.id)
    return placement.start, placement.end


def renumbered(page: Page, codebook: Codebook) -> Page:
    """The page under another codebook: marks keep their tags, whatever number these have now."""
    places = {tag.id: n for n, tag in enumerate(codebook.tags)}
    numbers = [places.get(tag.id) for tag in page.codebook.tags]
    marks, beside = (
        _numbered(layer.columns, numbers) for layer in (page.layers.marks, page.layers.beside)
    )
    layers = page.layers._replace(marks=Spans(marks), beside=Spans(beside))
    return page._replace(codebook=codebook, layers=layers)


def _numbered(columns: SpanColumns, numbers: Sequence[int | None]) -> SpanColumns:
    """The same columns, each code the number that it has now; those of no tag are left out."""
    kept = SpanColumns(
        (start, end, number, key)
        for start, end, code, key in columns
        if (number := numbers[code]) is not None
    )
    columns.starts, columns.ends = kept.starts, kept.ends
    columns.codes, columns.keys = kept.codes, kept.keys
    return columns
