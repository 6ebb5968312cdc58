"""What nkreader wrote itself, in any format, says nothing new where it came from: no conflict, no
second annotation, nothing changed."""

from pathlib import Path

import pytest

from nkreader.exchange import FORMATS
from nkreader.grades import Grade
from nkreader.library import Library
from nkreader.model import Mark
from nkreader.text.span import Span

READ = [name for name, form in FORMATS.items() if form.reads and form.writes in ("file", "folder")]
TEXT = "Gate 🚢\n\n북한 쌀값. The gate is shut, a guard said. Trucks wait since\u00a0Monday.\n"
NOTES = (None, "Two\nlines,  with spaces", "=1+1", "“said”\tby whom?", "a 'quoted' note; 100%")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    file = tmp_path / "gate.md"
    file.write_text(f"---\ntitle: Gate\nurl: https://gate.example/a\n---\n{TEXT}", "utf-8")
    library = Library(tmp_path / "l.db", "me", "main")
    (added,) = library.add([str(file)])
    article = library.article(added.id or "")
    words = ("The gate is shut", "a guard", "since\u00a0Monday", "북한", "gate is shut, a")
    slugs = [tag.slug for tag in library.codebook.active()]
    text = library.text(article)
    for number, (one, note) in enumerate(zip(words, NOTES, strict=True)):
        start = text.index(one)
        library.tag(article, Span(start, start + len(one)), slugs[number % 2], note)
    marks = library.marks(article.id)
    for mark, grade in zip(marks, ("A1", "F6", "B"), strict=False):
        library.grading.set(mark.annotation.id, Grade(grade[0], int(grade[1:] or 0) or None))
    library.linking.make(marks[0].annotation.id, marks[1].annotation.id, "supports")
    library.article_marks.tag(article.id, slugs[0], "as a whole")
    library.article_marks.write_memo(article.id, "a memo\nof two lines")
    return library


def marks_of(library: Library) -> list[Mark]:
    return sorted(one.mark for one in library.passages(everybody=True))


@pytest.mark.parametrize("form", READ)
def test_it_says_nothing_new(library: Library, form: str, tmp_path: Path) -> None:
    out = tmp_path / f"again{FORMATS[form].suffix}"
    before = marks_of(library), library.article_marks.every(True)
    library.export(library.passages(), form, out)
    done = library.take(out, out.name)
    assert done.conflicts == 0
    if form not in ("conll", "doccano"):
        assert (done.annotations, done.articles, done.tags) == (0, 0, 0)
    # Those two tell neither whose annotations they are nor which.
    assert [one for one in marks_of(library) if one in before[0]] == before[0]
    assert library.article_marks.every(True) == before[1]
    assert library.linking.listing().count == 1
