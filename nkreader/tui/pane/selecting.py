"""Selections: what one takes in, and the motions that begin, pull and drop it.

A selection that keys made takes in whole words, sentences or blocks; one that the mouse made is
exact. It is pulled by its moving end, the cursor.
"""

from nkreader.text.span import Span, trimmed
from nkreader.tui.pane.state import Go, Scene, Selection
from nkreader.tui.pane.units import Step, Unit


def extent(scene: Scene) -> Unit | None:
    """The selection as it is painted: from cluster to cluster, both taken in; but backwards from
    where a key began it, the cluster it began at is not."""
    cursor, anchor = scene.selection.cursor, scene.selection.anchor
    if anchor is None:
        return None
    if scene.selection.by_key and cursor < anchor:
        return cursor, anchor
    low, high = sorted((anchor, cursor))
    cluster = scene.layout.cluster_of(high)
    return (low, cluster[1]) if cluster else None


def is_begun(selection: Selection) -> bool:
    """Whether a selection was begun and has gone nowhere yet: nothing is selected."""
    return selection.by_key and selection.anchor == selection.cursor


def selected(scene: Scene) -> Span | None:
    """What is selected, without white space at its ends."""
    whole = extent(scene)
    if whole is None or is_begun(scene.selection):
        return None
    return trimmed(scene.document.text, *whole)


def target(scene: Scene) -> Span | None:
    """What a tag key acts on: the selection, else the current sentence."""
    if scene.selection.anchor is not None and not is_begun(scene.selection):
        return selected(scene)
    start, end, _ = scene.sentence()
    return Span(start, end) if start < end else None


def over(scene: Scene, unit: Unit) -> Go:
    """Select a unit, the cursor on its last cluster."""
    first = scene.layout.cluster_of(unit[0])
    return Go(Selection(unit[1] - 1, anchor=first[0] if first else unit[0]))


def taken_in(selection: Selection, unit: Unit) -> int:
    """Where the cursor goes so that the selection ends with the whole of a unit: its last code
    point, or its start where it lies before the anchor."""
    anchor = selection.anchor
    if selection.is_open and anchor is not None and unit[0] >= anchor:
        return unit[1] - 1
    return unit[0]


def extended(scene: Scene, forward: bool, step: Step) -> int | None:
    """Where the moving end goes when a unit is taken in or let go; None where it can't.

    Forward it goes to the last code point of the unit that ends behind it. Backward it lets go of
    the last unit as long as the anchor stays inside, then takes in units before the anchor. What no
    key began keeps its first unit.
    """
    start, end = scene.cluster()
    anchor, by_key = scene.selection.anchor, scene.selection.by_key
    assert anchor is not None
    if forward:
        unit = step(end if start >= anchor else start, True)
        if unit is None:
            return None
        return min(unit[1], anchor) if start < anchor else unit[1] - 1
    unit = step(start, False)
    if start > anchor:
        while unit is not None and unit[1] - 1 >= start:
            unit = step(unit[0], False)
        if unit is not None and unit[1] - 1 >= anchor:
            return unit[1] - 1
        return anchor if by_key else None
    return None if unit is None else unit[0]


def moved(scene: Scene, cursor: int) -> Selection:
    """The cursor moved by a key; an open selection grows or shrinks. Where it comes to lie on the
    other side of what no key began, the word that it began in is still taken in whole."""
    now = scene.selection.at(cursor)
    if now.anchor is None or now.by_key or (cursor < now.anchor) == (scene.cursor < now.anchor):
        return now
    word = word_at(scene, now.anchor)
    if word is None:
        return now
    return now._replace(anchor=word[1] - 1 if cursor < now.anchor else word[0])


def whole_words(scene: Scene, cursor: int) -> int:
    """The cursor, moved out to the end of the word it is in where a selection would end there."""
    selection = scene.selection
    anchor = selection.anchor if selection.is_open else None
    if anchor is None or (selection.by_key and cursor == anchor):
        return cursor
    word = word_at(scene, cursor)
    if word is None:
        return cursor
    return word[0] if cursor < anchor else word[1] - 1


def jump(scene: Scene, offset: int) -> Go:
    """To an offset; an open selection takes in the whole word there."""
    return Go(moved(scene, whole_words(scene, offset)))


def word_at(scene: Scene, offset: int) -> Unit | None:
    """The word that an offset lies in."""
    word = scene.page.units.word_unit(offset, True)
    return word if word is not None and word[0] <= offset else None


def select(scene: Scene) -> Go | None:
    """Begin a selection at the word that the cursor is in, or drop the one there is. On a find hit
    or on a mention just gone to, select that."""
    selection = scene.selection
    if selection.is_open:
        return Go(selection._replace(anchor=None, by_key=False), "")
    if selection.anchor is None:
        hits = scene.page.layers.hits
        if here := hits.over(scene.cursor, scene.cursor + 1):
            start, end, _, _ = hits.columns.row(here[0])
            return over(scene, (start, end))
        if selection.found is not None:
            return over(scene, selection.found)
    word = word_at(scene, scene.cursor)
    at = word[0] if word else scene.cursor
    return Go(Selection(at, anchor=at, by_key=True, chosen=selection.chosen), "row")


def _pulled(scene: Scene, out: bool) -> Go | None:
    unused = scene.selection._replace(used=False)
    if unused.anchor is None:
        here = target(scene)
        if here is None:
            return None
        unused = over(scene, (here.start, here.end)).selection
    elif unused.cursor < unused.anchor:
        unused = _turned(scene)
    scene = scene._replace(selection=unused)
    to = extended(scene, out, scene.page.units.word_unit)
    return Go(moved(scene, unused.cursor if to is None else to))


def _turned(scene: Scene) -> Selection:
    """The other end is the one that moves; what was selected stays so."""
    cursor, anchor = scene.selection.cursor, scene.selection.anchor
    whole = extent(scene)
    assert anchor is not None
    last = scene.layout.cluster_of(whole[1] - 1) if whole and scene.selection.by_key else None
    return Selection(last[0] if last else anchor, cursor, scene.selection.by_key)


def grow(scene: Scene) -> Go | None:
    """Pull the end of the selection, or of the current sentence, out by a word."""
    return _pulled(scene, True)


def shrink(scene: Scene) -> Go | None:
    """Pull the end of the selection, or of the current sentence, in by a word."""
    return _pulled(scene, False)


def paragraph(scene: Scene) -> Go | None:
    """Select the whole paragraph; again, and the next one is taken in."""
    units = scene.page.units
    number = units.block_at(scene.cursor)
    if number < 0:
        return None
    block, whole = scene.document.blocks[number], extent(scene)
    if whole and whole[0] <= block.start and whole[1] >= block.end:
        following = units.step_block(block.start, True)
        return over(scene, (whole[0], following[1] if following else whole[1]))
    return over(scene, (min(block.start, whole[0]) if whole else block.start, block.end))


def drop(scene: Scene) -> Go | None:
    """Drop the selection, the cursor where it began; where there is none, end the find."""
    whole = extent(scene)
    if whole is not None:
        return Go(Selection(whole[0]))
    if scene.find.words:
        return Go(scene.selection, "", ends_find=True)
    return None


def advance(scene: Scene) -> Go:
    """Drop the selection and go to the body sentence behind it, or behind the current one."""
    whole = extent(scene)
    at = whole[1] - 1 if whole else scene.cursor
    unit = scene.page.units.step_sentence(at, True)
    return Go(Selection(unit[0] if unit else at))
