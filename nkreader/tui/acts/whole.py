"""Acts on an article as a whole: its memo and its tags, in the list and while it is read."""

from collections.abc import Callable
from functools import partial

from nkreader.model import Change, Tag
from nkreader.tui.acts.chosen import meant
from nkreader.tui.acts.context import Acts, Context, ReadingContext
from nkreader.tui.acts.list_contexts import ListContext
from nkreader.tui.acts.setting import tag_acts
from nkreader.tui.screens.chooser import NO_TAG, tag_choices

WHOLE_LISTED: Acts[ListContext] = Acts()
WHOLE_OPEN: Acts[ReadingContext] = Acts()


def _tell(here: Context, change: Change) -> None:
    here.say(f"{change.said} · u undoes" if change.id else "nothing has changed")


def _aim(here: ListContext) -> Callable[[Tag], None]:
    """A tag on whole articles: those that are marked, else the one under the cursor."""
    wanted = meant(here)

    def toggle(tag: Tag) -> None:
        if wanted:
            change = here.library.article_marks.toggle(sorted(wanted), tag.slug)
            here.app.last_tag = tag.slug
            here.reload()
            _tell(here, change)

    return toggle


WHOLE_LISTED.update(tag_acts(_aim))


@WHOLE_OPEN("whole.tag")
def tag_open(here: ReadingContext) -> None:
    """A tag on the whole article, by typing; chosen again it is taken off."""
    article = here.reading.article.id
    held = {one.tag for one in here.library.article_marks.of(article)}
    tags = here.library.codebook.active()
    choices = [
        one._replace(name=f"{one.name} ✓") if one.value in held else one
        for one in tag_choices(tags)
    ]

    def take(slug: str) -> None:
        change = here.library.article_marks.toggle([article], slug)
        here.follow(change)
        _tell(here, change)

    here.choose("Tag the whole article", choices, take, NO_TAG)


@WHOLE_LISTED("whole.memo")
def memo_listed(here: ListContext) -> None:
    """Write the memo on the article under the cursor."""
    row = here.rows.current
    if row is not None:
        _write_memo(here, row.id, row.title or row.opening, lambda _: here.reload())


@WHOLE_OPEN("whole.memo")
def memo_open(here: ReadingContext) -> None:
    """Write the memo on the open article."""
    article = here.reading.article
    title = article.metadata.title or article.opening
    _write_memo(here, article.id, title, here.follow)


def _write_memo(here: Context, article: str, title: str, shown: Callable[[Change], None]) -> None:
    from nkreader.tui.screens.note import NoteScreen  # not needed to start

    marks = here.library.article_marks
    saved = marks.memo(article)
    draft = here.library.draft(f"memo {article}")

    def save(text: str) -> None:
        if text.strip() != saved:
            change = marks.write_memo(article, text)
            shown(change)
            _tell(here, change)
        here.attempt(partial(keep_draft, saved))

    def keep_draft(text: str) -> bool:
        if here.library.read_only:
            return False
        kept = text if text.strip() not in ("", saved) else None
        here.library.keep_draft(f"memo {article}", kept)
        return kept is not None

    def left(drafted: bool) -> None:
        if drafted:
            here.say("kept as a draft · D opens it again")

    words = draft if draft is not None else saved
    dialog = NoteScreen(title, words, save, keep_draft, "Memo on the article")
    here.ask(dialog, left)
