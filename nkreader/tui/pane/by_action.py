"""The pane's motions as Textual actions, for keys that are bound to actions by name."""

from collections.abc import Callable

from nkreader.tui.pane.messages import Chose, Copied, Dropped, UntaggedArticle
from nkreader.tui.pane.widget import ReadingPane

_ACTIONS = {
    "next_sentence": "sentence.next",
    "previous_sentence": "sentence.previous",
    "line_down": "line.down",
    "line_up": "line.up",
    "next_paragraph": "paragraph.next",
    "previous_paragraph": "paragraph.previous",
    "next_word": "word.next",
    "previous_word": "word.previous",
    "next_heading": "heading.next",
    "previous_heading": "heading.previous",
    "top": "top",
    "end": "end",
    "page_down": "page.down",
    "page_up": "page.up",
    "next_entity": "entity.next",
    "previous_entity": "entity.previous",
    "next_mark": "mark.next",
    "previous_mark": "mark.previous",
    "next_untagged": "untagged.next",
    "select": "select",
    "grow": "select.grow",
    "shrink": "select.shrink",
    "select_paragraph": "select.paragraph",
}


def _moving(id: str) -> Callable[[ReadingPane], None]:
    def action(pane: ReadingPane) -> None:
        pane.apply(id)

    return action


def _same(pane: ReadingPane, what: str, by: int) -> None:
    pane.apply(f"entity.{'same' if what == 'name' else what}.{'next' if by > 0 else 'previous'}")


def _untagged_article(pane: ReadingPane) -> None:
    if pane.finding:
        pane.apply("article.untagged")
    else:
        pane.post_message(UntaggedArticle())


def _cycle(pane: ReadingPane) -> None:
    if pane.apply("cycle"):
        pane.post_message(Chose())


def _drop(pane: ReadingPane) -> None:
    pane.post_message(Dropped(pane.is_selecting or bool(pane.finding)))
    pane.apply("drop")


def _copy(pane: ReadingPane) -> None:
    if (span := pane.target()) is not None:
        pane.post_message(Copied(span))


def bind() -> None:
    """Give the pane its actions."""
    for name, id in _ACTIONS.items():
        setattr(ReadingPane, f"action_{name}", _moving(id))
    more = (_same, _untagged_article, _cycle, _drop, _copy)
    for act in more:
        setattr(ReadingPane, f"action{act.__name__}", act)
