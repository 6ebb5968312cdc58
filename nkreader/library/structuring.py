"""The acts on an article's shape: what a block is for, where a sentence ends."""

from itertools import pairwise

from nkreader.library.context import Context
from nkreader.library.tagging import act_of
from nkreader.model import Change, NkreaderError, Reading
from nkreader.store import articles, structure
from nkreader.store.history import Act
from nkreader.text.borders import border_at
from nkreader.text.document import Zone


def set_zone(context: Context, reading: Reading, block: int, zone: Zone) -> Change:
    """Say what a block of an open article is for; holds for its words in later versions too."""
    place = reading.document.blocks[block]
    exact = reading.document.text[place.start : place.end]
    said = f"made a paragraph {zone}"
    with act_of(context, said, reading.article.id) as act:
        article = articles.key_of(context.store, reading.article.id)
        key = structure.zone_key(context.store, reading.article.id, exact)
        if key is None:
            act.insert("zone_override", {"article": article, "exact": exact, "zone": zone})
        else:
            act.update("zone_override", key, {"zone": zone})
    return _changed(context, act, said, reading)


def split(context: Context, reading: Reading, offset: int) -> Change:
    """Let a sentence begin at an offset. Raises NkreaderError where one begins already."""
    if offset in reading.sentences.starts:
        raise NkreaderError("a sentence begins here already: go to the word that shall begin one")
    return _border(context, reading, offset, True, "split a sentence")


def join(context: Context, reading: Reading, offset: int) -> Change:
    """Join the sentence at an offset with the next one of its block."""
    rows = list(reading.sentences)
    for (start, end, block, _), (following, _, next_block, _) in pairwise(rows):
        if start <= offset < max(end, following):
            if block != next_block:
                break
            return _border(context, reading, following, False, "joined two sentences")
    raise NkreaderError("no sentence follows in this paragraph")


def _border(context: Context, reading: Reading, offset: int, splits: bool, said: str) -> Change:
    border = border_at(reading.document.text, offset, splits)
    with act_of(context, said, reading.article.id) as act:
        article = articles.key_of(context.store, reading.article.id)
        key = structure.border_key(context.store, reading.article.id, border)
        row = {"is_border": int(splits)}
        if key is None:
            named = {"article": article, "before": border.before, "after": border.after}
            act.insert("sentence_border", {**named, **row})
        else:
            act.update("sentence_border", key, row)
    return _changed(context, act, said, reading)


def _changed(context: Context, act: Act, said: str, reading: Reading) -> Change:
    return Change(act.id, context.annotator, said, reading.article.id, structure=True)
