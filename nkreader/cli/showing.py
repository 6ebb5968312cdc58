"""`show`: an article with everything known about it, or an annotation in its place."""

from collections.abc import Callable
from typing import TypeVar

import click

from nkreader.cli.memos import article_mark_shape
from nkreader.cli.pages import print_annotation, print_article
from nkreader.cli.printing import emit, on_terminal
from nkreader.cli.reader import open_reader
from nkreader.cli.said import Session
from nkreader.cli.session import session
from nkreader.cli.shapes import article_shape, passage_shape
from nkreader.cli.verb import as_json, verb
from nkreader.cli.verb import named as named_path
from nkreader.ids import LENGTH
from nkreader.library import Library
from nkreader.library.citing import evidence_of
from nkreader.model import AnnotationSet, Article, Mark, NkreaderError

Found = TypeVar("Found")


@verb(
    "show",
    """
    nkreader show 7F3K
    nkreader show articles/bridge.txt --json
    nkreader show 4QW9M2B7XZ --open
    """,
)
@click.argument("named", metavar="ARTICLE|ANNOTATION", callback=named_path)
@click.option("--open", "opens", is_flag=True, help="Open the reader there.")
@as_json
def show(named: str, opens: bool, as_json: bool) -> int:
    """Show an article (by id, unique beginning of one, or path), or an annotation in its place.

    Annotations of every set are shown, unless --annotator or --set is given. An annotation opens
    in the reader where there is a terminal, and is printed where there is none.

    --json prints everything there is about an article: id, the metadata (null where unknown),
    text, zones, sentences, mentions and annotations, all counted in code points of the text.
    """
    if opens and as_json:
        raise click.UsageError("--open and --json do not go together")
    said = session()
    with said.open() as library:
        found = resolve(library, named)
        if isinstance(found, Article):
            if not opens:
                _article(library, found, said, as_json)
                return 0
            at = found.id
        else:
            if not (opens or (on_terminal() and not as_json)):
                _annotation(library, found, as_json)
                return 0
            at = found.annotation.id
    return open_reader(said, at)


def resolve(library: Library, named: str) -> Article | Mark:
    """The article or annotation with this id or unique beginning of one, or path.

    Raises NkreaderError where there is none, or more than one.
    """
    article = _found(library.article, named)
    mark = _found(library.mark, named)
    if article is not None and mark is not None and len(named) < LENGTH:
        raise NkreaderError(f"{named}: an article and an annotation begin so; give more of the id")
    found = article or mark
    if found is None:
        raise NkreaderError(
            f"{named}: no article or annotation, or more than one, begins so;"
            " `nkreader list` shows what is there"
        )
    return found


def _found(look: Callable[[str], Found], named: str) -> Found | None:
    """What `look` finds; None where it says that nothing, or more than one, is named so."""
    try:
        return look(named)
    except NkreaderError as error:
        if str(error).startswith(f"{named}: "):
            return None
        raise


def owned(library: Library, article: str, said: Session) -> list[tuple[Mark, AnnotationSet]]:
    """An article's annotations in the order of the text: of all sets, or as the options narrow."""
    return [
        (one.mark, one.set)
        for one in library.passages(article=article, everybody=True, archived=said.set is not None)
        if said.annotator in (None, one.set.annotator) and said.set in (None, one.set.name)
    ]


def _article(library: Library, article: Article, said: Session, as_json: bool) -> None:
    reading = library.open(article.id)
    annotations = owned(library, article.id, said)
    if as_json:
        told, _ = library.original(article)
        whole = [article_mark_shape(library, one) for one in library.article_marks.of(article.id)]
        shape = article_shape(reading, annotations, told, library.origin(article))
        emit(shape | {"article_marks": whole})
    else:
        whole_marks = library.article_marks.of(article.id)
        print_article(reading, annotations, evidence_of(library.original(article)[0]), whole_marks)


def _annotation(library: Library, mark: Mark, as_json: bool) -> None:
    claim = mark.annotation
    owner = next(owner for owner, _ in library.sets() if owner.id == claim.set)
    if as_json:
        emit(passage_shape(mark, owner))
    else:
        reading = library.open(claim.article)
        print_annotation(mark, owner, reading, evidence_of(library.original(reading.article)[0]))
