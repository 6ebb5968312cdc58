"""`memo`: what a person has to say of an article as a whole."""

import sys

import click

from nkreader.article_marks import ArticleMark
from nkreader.cli.printing import emit, out, say
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, verb
from nkreader.library import Library
from nkreader.model import NkreaderError
from nkreader.text.hidden import one_line, visible


def article_mark_shape(library: Library, one: ArticleMark) -> dict[str, object]:
    """A tag or memo on a whole article, as JSON; `tag` is null for the memo."""
    owner = next(owner for owner, _ in library.sets() if owner.id == one.set)
    return {
        "id": one.id, "article": one.article, "tag": one.tag, "note": one.note,
        "set": owner.name, "annotator": owner.annotator,
    }  # fmt: skip


def tell(library: Library, one: ArticleMark, as_json: bool) -> None:
    """Print a tag on a whole article."""
    if as_json:
        emit(article_mark_shape(library, one))
    else:
        out(one_line(f"{one.id}  {one.tag or 'memo'}  the article  {one.note or ''}".rstrip()))


@verb(
    "memo",
    """
    nkreader memo 7F3K
    nkreader memo 7F3K "compare with the ferry report of May"
    nkreader memo bridge.txt - < notes.txt
    nkreader memo 7F3K ""
    """,
)
@click.argument("article")
@click.argument("text", required=False)
@as_json
def memo(article: str, text: str | None, as_json: bool) -> int:
    """Show the memo on an article, or write it; an empty one takes it away.

    A memo belongs to the current set; `undo` takes back what was written. - reads standard input.
    """
    if text == "-":
        try:
            text = sys.stdin.buffer.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise NkreaderError("standard input: not UTF-8; nothing was changed") from error
    with session().open() as library:
        found = library.article(article)
        marks = library.article_marks
        if text is not None:
            change = marks.write_memo(found.id, text)
            say(change.said if change.id else "nothing has changed")
        one = next((one for one in marks.of(found.id) if one.tag is None), None)
        if as_json:
            if one is not None:
                emit(article_mark_shape(library, one))
        elif text is None:
            if one is None:
                say("no memo on this article")
            else:
                out(visible(one.note or ""))
    return 0
