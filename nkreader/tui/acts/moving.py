"""Acts that move and select in the text: each is a move of the pane, by the id of its key."""

from collections.abc import Callable
from functools import partial

from nkreader.tui.acts.context import Acts, ReadingContext
from nkreader.tui.pane import ReadingPane

MOVES: dict[str, Callable[[ReadingPane], object]] = {
    "sentence.next": ReadingPane.action_next_sentence,
    "sentence.previous": ReadingPane.action_previous_sentence,
    "line.down": ReadingPane.action_line_down,
    "line.up": ReadingPane.action_line_up,
    "paragraph.next": ReadingPane.action_next_paragraph,
    "paragraph.previous": ReadingPane.action_previous_paragraph,
    "word.next": ReadingPane.action_next_word,
    "word.previous": ReadingPane.action_previous_word,
    "heading.next": ReadingPane.action_next_heading,
    "heading.previous": ReadingPane.action_previous_heading,
    "top": ReadingPane.action_top,
    "end": ReadingPane.action_end,
    "page.down": ReadingPane.action_page_down,
    "page.up": ReadingPane.action_page_up,
    "entity.next": ReadingPane.action_next_entity,
    "entity.previous": ReadingPane.action_previous_entity,
    "entity.same.next": lambda pane: pane.action_same("name", 1),
    "entity.same.previous": lambda pane: pane.action_same("name", -1),
    "entity.kind.next": lambda pane: pane.action_same("kind", 1),
    "entity.kind.previous": lambda pane: pane.action_same("kind", -1),
    "mark.next": ReadingPane.action_next_mark,
    "mark.previous": ReadingPane.action_previous_mark,
    "untagged.next": ReadingPane.action_next_untagged,
    "article.untagged": ReadingPane.action_untagged_article,
    "select": ReadingPane.action_select,
    "select.grow": ReadingPane.action_grow,
    "select.shrink": ReadingPane.action_shrink,
    "select.paragraph": ReadingPane.action_select_paragraph,
    "drop": ReadingPane.action_drop,
    "cycle": ReadingPane.action_cycle,
    "copy": ReadingPane.action_copy,
}


def move(pane: ReadingPane, id: str) -> None:
    """Make one of the pane's moves."""
    MOVES[id](pane)


def in_text(here: ReadingContext, id: str) -> None:
    """Make a move in the text, which has the keys again if the panel had them."""
    if here.in_panel():
        here.to_text()
    move(here.pane, id)


MOVING: Acts[ReadingContext] = Acts({id: partial(in_text, id=id) for id in MOVES})
