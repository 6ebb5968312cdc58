"""The Markdown report: tagged passages under their tags, for somebody who reads and does not code.

Writes only. How words become harmless Markdown is in `markdown_escape`.
"""

from collections.abc import Iterator

from nkreader.article_marks import ArticleMark
from nkreader.citation import citation
from nkreader.exchange.agreement_section import agreement_section
from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.current_words import current_words
from nkreader.exchange.markdown_escape import address, block, inline
from nkreader.exchange.order import ordered
from nkreader.exchange.wording import called, counted
from nkreader.model import Article, Bundle, Mark, Tag
from nkreader.provenance import evidence
from nkreader.text.hidden import unbroken


def write(bundle: Bundle) -> Iterator[bytes]:
    """The report in UTF-8: a table of tags, then a section for each tag that has passages."""
    refuse(reference_faults(bundle))
    return (part.encode() for part in _parts(ordered(bundle)))


def _parts(bundle: Bundle) -> Iterator[str]:
    report = _Report(bundle)
    yield report.head()
    if bundle.agreement is not None:
        yield agreement_section(bundle.agreement)
    for tag in bundle.tags:
        if report.of(tag):
            yield report.section(tag)
    if bundle.article_marks:
        yield report.whole_articles()


class _Report:
    """One bundle, looked up by id, said in Markdown."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._articles = {article.id: article for article in bundle.articles}
        self._sets = {each.id: each for each in bundle.sets}
        self._there = current_words(bundle)
        self._by_tag: dict[str, list[Mark]] = {}
        for mark in sorted(bundle.marks, key=self._published):
            self._by_tag.setdefault(mark.annotation.tag, []).append(mark)

    def _published(self, mark: Mark) -> str:
        """Old articles first, undated ones last; the sort keeps the bundle's order within a day."""
        return self._articles[mark.annotation.article].metadata.published or "\U0010ffff"

    def of(self, tag: Tag) -> list[Mark]:
        return self._by_tag.get(tag.slug, [])

    def head(self) -> str:
        marks = self._bundle.marks
        sets = ", ".join(
            f"set {inline(each.name)} by {inline(each.annotator)}" for each in self._bundle.sets
        )
        lines = [
            "# Tagged passages",
            "",
            f"{_extent(list(marks))}{f' · {sets}' if sets else ''}",
            "",
            "| Tag | Passages | Articles |",
            "| :-- | --: | --: |",
        ]
        for tag in self._bundle.tags:
            own = self.of(tag)
            lines.append(f"| {inline(tag.name)} | {len(own)} | {_articles(own)} |")
        return "\n".join(lines) + "\n"

    def section(self, tag: Tag) -> str:
        parts = [f"## {inline(tag.name)}"]
        if tag.definition.strip():
            parts.append(block(tag.definition))
        above = next((each for each in self._bundle.tags if each.slug == tag.parent), None)
        under = f" · under {inline(above.name)}" if above else ""
        parts.append(_extent(self.of(tag)) + under)
        parts += [self._passage(mark) for mark in self.of(tag)]
        return "\n" + "\n\n".join(parts) + "\n"

    def whole_articles(self) -> str:
        """The articles that carry a tag or a memo as a whole, each with its citation."""
        names = {tag.slug: inline(tag.name) for tag in self._bundle.tags}
        told: dict[str, list[ArticleMark]] = {}
        for one in self._bundle.article_marks:
            told.setdefault(one.article, []).append(one)
        parts = ["## Whole articles"]
        for id, marks in told.items():
            parts.append(f"### {inline(called(self._articles[id]))}")
            tags = [names[one.tag] for one in marks if one.tag]
            if tags:
                parts.append(f"Tagged: {', '.join(tags)}")
            for one in marks:
                if one.note and one.note.strip():
                    kind = "Memo" if one.tag is None else f"Note on {names[one.tag]}"
                    parts.append(f"{kind}: {block(one.note)}")
            parts.append(f"— {', '.join(self._told(self._articles[id]))}")
        return "\n" + "\n\n".join(parts) + "\n"

    def _passage(self, mark: Mark) -> str:
        claim = mark.annotation
        words = self._there(mark) if mark.placement.status == "placed" else claim.exact
        parts = [block(unbroken(words), "> ") or ">", self._citation(mark)]
        if words.split() != claim.exact.split():
            parts.append(f"tagged as: “{inline(claim.exact)}”")
        settled = self._settled(mark)
        if settled:
            parts.append(settled)
        if claim.grade.code:
            parts.append(f"Grade {claim.grade.code}: {claim.grade.in_words}")
        if claim.note and claim.note.strip():
            parts.append(f"Note: {block(claim.note)}")
        return "\n\n".join(parts)

    def _citation(self, mark: Mark) -> str:
        id = mark.annotation.id
        parts = self._told(
            self._articles[mark.annotation.article], self._bundle.paragraphs.get(id), id
        )
        if len(self._sets) > 1:
            owner = self._sets[mark.annotation.set]
            parts.append(f"set {inline(owner.name)} by {inline(owner.annotator)}")
        return f"— {', '.join(parts)}"

    def _told(
        self, article: Article, paragraph: int | None = None, id: str | None = None
    ) -> list[str]:
        """The citation of an article or of a passage in it, and what the article was made from."""
        url = article.metadata.url
        said = citation(article, paragraph, id)
        parts = [address(each) if each == url else inline(each) for each in said]
        original = self._bundle.documents.get(article.version)
        if original is not None:
            parts.append(inline(evidence(original)))
        return parts

    def _settled(self, mark: Mark) -> str | None:
        """What a reader must know of a passage that is not certain to be in the current text."""
        status, start, _ = mark.placement
        if status == "placed":
            return None
        if status == "orphan":
            return "**No longer there:** the article's current text does not have these words."
        if start is None:
            return "**To be checked:** the article changed, and where this passage is now is open."
        now = self._there(mark)
        return f"**To be checked:** the article changed; the passage may now read “{inline(now)}”."


def _articles(marks: list[Mark]) -> int:
    return len({mark.annotation.article for mark in marks})


def _extent(marks: list[Mark]) -> str:
    return f"{counted(len(marks), 'passage')} in {counted(_articles(marks), 'article')}"


def leaves(bundle: Bundle) -> list[str]:
    """What the report does not hold, counted, one line each."""
    spoken = sum(
        any((each.metadata.translator, each.metadata.language)) for each in bundle.articles
    )
    said = (
        (len(bundle.links), "link", ""),
        (len(bundle.adjudications), "decision", " between sets"),
        (len(bundle.decisions), "decision", " about entities"),
        (len(bundle.views), "view", ""),
        (len(bundle.articles), "article", ": the full text"),
        (spoken, "article", ": translator or language"),
        (len(bundle.tags), "tag", ": slug, key and colour"),
        (len(bundle.marks), "annotation", ": offsets and times"),
    )
    return [counted(number, noun) + rest for number, noun, rest in said if number]
