"""Motions: where a key leads from what is shown, each a pure function by the id of its key.

A motion is given the scene and returns where it leads, or None where there is nothing to go to.
With a selection open, sentences, paragraphs, words, mentions and marks are taken in or let go
whole. To add one: a function here (or in `selecting`, `marks`), a row in `MOTIONS`, a row in the
table of keys.
"""

from collections.abc import Callable, Mapping
from functools import partial

from nkreader.analysis.coded_sentences import carries
from nkreader.tui.pane import marks, selecting
from nkreader.tui.pane.layers import Spans
from nkreader.tui.pane.layout import BLANK, Layout
from nkreader.tui.pane.selecting import extended, jump, moved, taken_in, whole_words
from nkreader.tui.pane.state import Go, Scene
from nkreader.tui.pane.units import Step, Unit
from nkreader.tui.pane.window import OVERLAP, in_sight, scrolled

Motion = Callable[[Scene], Go | None]


def to(scene: Scene, unit: Unit | None) -> Go | None:
    """To a unit: to its start, or with a selection open so that the whole of it is taken in."""
    if unit is None:
        return None
    return Go(moved(scene, taken_in(scene.selection, unit)))


def _by_unit(scene: Scene, forward: bool, plain: Unit | None, step: Step) -> Go | None:
    if not scene.selection.is_open:
        return to(scene, plain)
    end = extended(scene, forward, step)
    return None if end is None else Go(moved(scene, end))


def sentence(scene: Scene, *, forward: bool) -> Go | None:
    """The body sentence behind the current one, or before."""
    units = scene.page.units
    return _by_unit(scene, forward, units.step_sentence(scene.cursor, forward), units.sentence_unit)


def paragraph(scene: Scene, *, forward: bool) -> Go | None:
    """The block behind this one, or before."""
    units = scene.page.units
    return _by_unit(scene, forward, units.step_block(scene.cursor, forward), units.block_unit)


def word(scene: Scene, *, forward: bool) -> Go | None:
    """The word behind this one; or before, or the start of this one."""
    units = scene.page.units
    if forward:
        plain = units.word_after(scene.cluster()[1] - 1)
    else:
        plain = units.word_unit(scene.cursor, False)
    return _by_unit(scene, forward, plain, units.word_unit)


def heading(scene: Scene, *, forward: bool) -> Go | None:
    """The heading or title behind this block, or before."""
    return to(scene, scene.page.units.step_heading(scene.cursor, forward))


def top(scene: Scene) -> Go | None:
    """The first row."""
    return jump(scene, 0)


def end(scene: Scene) -> Go | None:
    """The last row."""
    return jump(scene, len(scene.document.text))


def rows(scene: Scene, by: int) -> Go | None:
    """So many rows of the screen down (up, where negative), keeping to the column that the first
    such move began in."""
    layout, selection = scene.layout, scene.selection
    x, row, _ = layout.xy_of(scene.cursor)
    if not len(layout):
        return None
    goal = x if selection.goal is None else selection.goal
    cluster = layout.cluster_at(goal, _row_with_words(layout, row, by))
    if cluster is None:
        return None
    cursor = whole_words(scene, cluster[0])
    if cursor == scene.cursor != cluster[0]:
        return word(scene, forward=by > 0)  # a word of several rows is let go or taken in whole
    return Go(moved(scene, cursor)._replace(goal=goal), "row")


def _row_with_words(layout: Layout, row: int, by: int) -> int:
    step = 1 if by > 0 else -1
    layout.grow(rows=row + by + 2)
    target = min(max(row + by, 0), len(layout) - 1)
    while 0 <= target < len(layout) and not _has_words(layout, target):
        target += step
        layout.grow(rows=target + 1)
    if not 0 <= target < len(layout):
        target = len(layout) - 1 if step > 0 else 0
        while target != row and not _has_words(layout, target):
            target -= step
    return target


def _has_words(layout: Layout, row: int) -> bool:
    return layout.block_of(row) != BLANK and bool(layout.line(row).pieces)


def page(scene: Scene, *, forward: bool) -> Go | None:
    """One page down, to the first sentence that was not seen whole; or up, to the first that begins
    there."""
    layout, selection, height = scene.layout, scene.selection, scene.window.height
    step = 1 if forward else -1
    layout.grow(rows=scene.window.top + 3 * height)
    if not len(layout):
        return None
    seen = in_sight(layout, scene.window)[1]
    window = scrolled(scene, step * max(1, height - OVERLAP))
    by = window.top - scene.window.top
    if not by or selection.is_open:
        go = rows(scene, by or step * layout.height)
        return go._replace(top=window.top) if go else None
    first, last = in_sight(layout, window)
    unit = scene.page.units.first_seen(seen if forward else first, first)
    if unit is not None and unit[0] < last:
        return Go(moved(scene, unit[0]), "row", top=window.top)
    go = rows(scene, by)
    return go._replace(top=window.top) if go else None


def scroll(scene: Scene, by: int) -> Go | None:
    """So many rows further, as the wheel does. The cursor is taken along: down to the first
    sentence that begins in sight, up to the last."""
    layout, selection = scene.layout, scene.selection
    window = scrolled(scene, by)
    if not len(layout):
        return None
    row = layout.row_of(scene.cursor) - window.top
    if selection.is_open or 0 <= row < window.height:
        return Go(selection, "", top=window.top)
    first, last = in_sight(layout, window)
    units = scene.page.units
    unit = units.first_seen(first, first) if row < 0 else units.last_begun(last)
    if unit is not None and first <= unit[0] < last:
        return Go(moved(scene, unit[0]), "row", top=window.top)
    go = rows(scene, -row if row < 0 else window.height - 1 - row)
    return go._replace(top=window.top) if go else None


def _next(
    scene: Scene, layer: Spans, forward: bool, wanted: Callable[[int], bool] | None = None
) -> int | None:
    first, last = scene.cluster()
    return layer.after(last - 1, wanted) if forward else layer.before(first, wanted)


def entity(scene: Scene, *, forward: bool) -> Go | None:
    """The next mention of a kind that is shown, or the one before; `v` there selects it."""
    hidden, mentions = scene.hidden_codes(), scene.page.layers.mentions
    return _mention(scene, _next(scene, mentions, forward, lambda code: code not in hidden))


def same(scene: Scene, *, kind: bool = False, forward: bool) -> Go | None:
    """The next mention, or the one before, of the entity here, or of its `kind`: of the one under
    the cursor, else the first of the sentence."""
    here = marks.mentions_here(scene)
    if not here:
        return None
    columns, this = scene.page.layers.mentions.columns, here[0]
    codes, keys = columns.codes, columns.keys
    others = range(this + 1, len(codes)) if forward else range(this - 1, -1, -1)
    found = (n for n in others if codes[n] == codes[this] and (kind or keys[n] == keys[this]))
    return _mention(scene, next(found, None))


def _mention(scene: Scene, n: int | None) -> Go | None:
    if n is None:
        return None
    columns = scene.page.layers.mentions.columns
    unit = (columns.starts[n], columns.ends[n])
    selection = moved(scene, taken_in(scene.selection, unit))
    return Go(selection if selection.is_open else selection._replace(found=unit))


def mark(scene: Scene, *, forward: bool) -> Go | None:
    """The next mark, or the one before; past the end from the top, and back."""
    return _around(scene, scene.page.layers.marks, forward)


def hit(scene: Scene, *, forward: bool) -> Go | None:
    """The next hit of the find, or the one before; past the end from the top, and back."""
    return _around(scene, scene.page.layers.hits, forward)


def _around(scene: Scene, layer: Spans, forward: bool) -> Go | None:
    """To the next span of a layer, or the one before. A selection does not go round."""
    columns, n = layer.columns, _next(scene, layer, forward)
    if n is None and (not len(columns) or scene.selection.is_open):
        return None
    if n is None:
        n = 0 if forward else len(columns) - 1
    return to(scene, (columns.starts[n], columns.ends[n]))


def untagged(scene: Scene) -> Go | None:
    """The next hit while a find is on; else the next body sentence that carries no tag, past the
    end from the top."""
    if scene.find.words:
        return hit(scene, forward=True)
    units = scene.page.units
    number = units.number(scene.cursor)
    for n in (*units.body[number:], *units.body[:number]):
        first, last, _, _ = units.sentences.row(n)
        if not _is_coded(scene, (first, last)):
            return to(scene, (first, last))
    return None


def _is_coded(scene: Scene, sentence: Unit) -> bool:
    text, (first, last) = scene.document.text, sentence
    return any(
        carries(sentence, (start, end), text[max(start, first) : min(end, last)])
        for start, end, _ in scene.page.layers.marks.here(first, last)
    )


def hit_before(scene: Scene) -> Go | None:
    """The hit before, while a find is on. Without one, its key asks for another article."""
    return hit(scene, forward=False) if scene.find.words else None


def _both(id: str, motion: Callable[..., Go | None], **given: bool) -> dict[str, Motion]:
    return {
        f"{id}.next": partial(motion, forward=True, **given),
        f"{id}.previous": partial(motion, forward=False, **given),
    }


MOTIONS: Mapping[str, Motion] = {
    **_both("sentence", sentence),
    "line.down": partial(rows, by=1),
    "line.up": partial(rows, by=-1),
    **_both("paragraph", paragraph),
    **_both("word", word),
    **_both("heading", heading),
    "top": top,
    "end": end,
    "page.down": partial(page, forward=True),
    "page.up": partial(page, forward=False),
    **_both("entity", entity),
    **_both("entity.same", same),
    **_both("entity.kind", same, kind=True),
    **_both("mark", mark),
    "untagged.next": untagged,
    "article.untagged": hit_before,
    "select": selecting.select,
    "select.grow": selecting.grow,
    "select.shrink": selecting.shrink,
    "select.paragraph": selecting.paragraph,
    "drop": selecting.drop,
    "cycle": marks.cycle,
}


def nothing(scene: Scene, id: str) -> str:
    """What there is none of, where the motion with this id leads nowhere; "" where that is no
    news."""
    what = id.split(".")[0]
    here = marks.mentions_here(scene)
    if id.startswith("entity.same.") and here:
        return f"other {scene.page.layers.mentions.columns.keys[here[0]]}"
    if id.startswith("entity.kind.") and here:
        return "other one"
    if what == "untagged" or id == "article.untagged":
        return "hit" if scene.find.words else "untagged sentence"
    return {"cycle": "mark", "drop": "", "select": ""}.get(what, what)
