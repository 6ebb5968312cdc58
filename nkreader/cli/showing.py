"""`show`: an article with everything known about it, or an annotation in its place, or what is
said of a whole article."""

import click

from nkreader.article_marks import ArticleMark
from nkreader.cli.memos import article_mark_shape
from nkreader.cli.pages import print_annotation, print_article, print_article_mark
from nkreader.cli.printing import emit, on_terminal
from nkreader.cli.reader import open_reader
from nkreader.cli.said import Session
from nkreader.cli.session import session
from nkreader.cli.shapes import article_shape, passage_shape
from nkreader.cli.verb import as_json, verb
from nkreader.cli.verb import named as named_path
from nkreader.library import Library
from nkreader.library.citing import evidence_of, place_of
from nkreader.model import AnnotationSet, Article, Mark


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

    Annotations of every set are shown, unless --annotator or --set is given. An annotation, or a
    tag or memo on a whole article, opens in the reader where there is a terminal, and is printed
    where there is none.

    --json prints everything there is about an article: id, the metadata (null where unknown),
    text, zones, sentences, mentions and annotations, all counted in code points of the text.
    """
    if opens and as_json:
        raise click.UsageError("--open and --json do not go together")
    said = session()
    with said.open() as library:
        found = library.named(named)
        if isinstance(found, Article):
            if not opens:
                _article(library, found, said, as_json)
                return 0
            at = found.id
        else:
            if not (opens or (on_terminal() and not as_json)):
                if isinstance(found, ArticleMark):
                    _article_mark(library, found, as_json)
                else:
                    _annotation(library, found, as_json)
                return 0
            at = found.id if isinstance(found, ArticleMark) else found.annotation.id
    return open_reader(said, at)


def owned(library: Library, article: str, said: Session) -> list[tuple[Mark, AnnotationSet]]:
    """An article's annotations in the order of the text: of all sets, or as the options narrow."""
    return [
        (one.mark, one.set)
        for one in library.passages(article=article, everybody=True, archived=said.set is not None)
        if said.annotator in (None, one.set.annotator) and said.set in (None, one.set.name)
    ]


def _article(library: Library, article: Article, said: Session, as_json: bool) -> None:
    if as_json and said.set is None and said.annotator is None:
        library.blind.end_first()
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


def _article_mark(library: Library, one: ArticleMark, as_json: bool) -> None:
    article = library.article(one.article)
    cited = library.citing.cite(article, id=one.id)
    if as_json:
        data = article.metadata
        told = {"title": data.title, "publisher": data.publisher, "published": data.published}
        emit(article_mark_shape(library, one) | told | {"url": data.url, "citation": cited})
    else:
        owner = next(owner for owner, _ in library.sets() if owner.id == one.set)
        print_article_mark(one, owner, cited)


def _annotation(library: Library, mark: Mark, as_json: bool) -> None:
    claim = mark.annotation
    owner = next(owner for owner, _ in library.sets() if owner.id == claim.set)
    reading = library.open(claim.article)
    citing = library.citing
    if as_json:
        data = reading.article.metadata
        told = {"title": data.title, "publisher": data.publisher, "published": data.published}
        told |= {"url": data.url}
        number = citing.paragraph(reading.article, place_of(mark))
        cited = {"paragraph": number, "citation": citing.mark(reading.article, mark)}
        emit(passage_shape(mark, owner) | told | cited)
    else:
        print_annotation(mark, owner, reading, citing.mark(reading.article, mark))
