"""The Markdown report: tagged passages under their tags, for somebody who reads and does not code.

Writes only. How words become harmless Markdown is in `markdown_escape`.
"""

from collections.abc import Iterator, Sequence

from nkreader.article_marks import ArticleMark
from nkreader.exchange.agreement_section import agreement_section
from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.documents import not_held
from nkreader.exchange.leaving import CITED, left_behind
from nkreader.exchange.markdown_escape import address, block, inline
from nkreader.exchange.report import Report, Section, article_count, extent
from nkreader.exchange.wording import called, counted
from nkreader.model import Article, Bundle, Mark
from nkreader.text.hidden import unbroken


def write(bundle: Bundle) -> Iterator[bytes]:
    """The report in UTF-8: a table of tags, then a section for each tag, article or month that has
    passages."""
    refuse(reference_faults(bundle))
    return (part.encode() for part in _parts(Report(bundle)))


def _parts(report: Report) -> Iterator[str]:
    yield _head(report)
    if report.bundle.agreement is not None:
        yield agreement_section(report.bundle.agreement)
    for section in report.sections():
        yield _section(report, section)
    if report.bundle.article_marks and report.bundle.by != "article":
        yield _whole_articles(report)


def _head(report: Report) -> str:
    bundle = report.bundle
    sets = ", ".join(f"set {inline(one.name)} by {inline(one.annotator)}" for one in bundle.sets)
    lines = [
        "# Tagged passages",
        "",
        f"{extent(bundle.marks)}{f' · {sets}' if sets else ''}",
        "",
        "| Tag | Passages | Articles |",
        "| :-- | --: | --: |",
    ]
    for tag in bundle.tags:
        own = [mark for mark in bundle.marks if mark.annotation.tag == tag.slug]
        lines.append(f"| {inline(tag.name)} | {len(own)} | {article_count(own)} |")
    return "\n".join(lines) + "\n"


def _section(report: Report, section: Section) -> str:
    parts = [f"## {inline(section.heading)}"]
    if section.tag is not None and section.tag.definition.strip():
        parts.append(block(section.tag.definition))
    above = report.tags.get(section.tag.parent or "") if section.tag else None
    if section.article is not None:
        parts.append(
            f"— {', '.join(_told(section.article, report.cited_article(section.article)))}"
        )
        parts += _said_of_whole(report, section.whole)
    if section.marks or section.article is None:
        under = f" · under {inline(above.name)}" if above else ""
        is_one = section.article is not None
        parts.append(
            counted(len(section.marks), "passage") if is_one else extent(section.marks) + under
        )
    parts += [_passage(report, mark, section.tag is None) for mark in section.marks]
    return "\n" + "\n\n".join(parts) + "\n"


def _whole_articles(report: Report) -> str:
    """The articles that carry a tag or a memo as a whole, each with its citation."""
    parts = ["## Whole articles"]
    for id, marks in report.whole_articles().items():
        article = report.articles[id]
        parts.append(f"### {inline(called(article))}")
        parts += _said_of_whole(report, marks)
        parts.append(f"— {', '.join(_told(article, report.cited_article(article)))}")
    return "\n" + "\n\n".join(parts) + "\n"


def _said_of_whole(report: Report, marks: Sequence[ArticleMark]) -> Iterator[str]:
    names = {slug: inline(tag.name) for slug, tag in report.tags.items()}
    tags = [names[one.tag] for one in marks if one.tag]
    if tags:
        yield f"Tagged: {', '.join(tags)}"
    for one in marks:
        if one.note and one.note.strip():
            kind = "Memo" if one.tag is None else f"Note on {names[one.tag]}"
            yield f"{kind}: {block(one.note)}"


def _passage(report: Report, mark: Mark, with_tag: bool) -> str:
    claim = mark.annotation
    words = report.words(mark)
    parts = [block(unbroken(words), "> ") or ">", _citation(report, mark)]
    if with_tag:
        parts.append(f"Tag: {inline(report.tags[claim.tag].name)}")
    if words.split() != claim.exact.split():
        parts.append(f"tagged as: “{inline(claim.exact)}”")
    doubt = report.unsettled(mark)
    if doubt is not None:
        now = "" if doubt.now is None else f" “{inline(doubt.now)}”."
        parts.append(f"**{doubt.short}** {doubt.said}{now}")
    if claim.grade.code:
        parts.append(f"Grade {claim.grade.code}: {claim.grade.in_words}")
    if claim.note and claim.note.strip():
        parts.append(f"Note: {block(claim.note)}")
    return "\n\n".join(parts)


def _citation(report: Report, mark: Mark) -> str:
    parts = _told(report.article(mark), report.cited(mark))
    owner = report.owner(mark)
    if owner is not None:
        parts.append(f"set {inline(owner.name)} by {inline(owner.annotator)}")
    return f"— {', '.join(parts)}"


def _told(article: Article, parts: list[str]) -> list[str]:
    """The parts of a citation, the article's address as a link."""
    url = article.metadata.url
    return [address(each) if each == url else inline(each) for each in parts]


def leaves(bundle: Bundle) -> list[str]:
    """What the report does not hold, counted, one line each."""
    said = (
        (len(bundle.links), "link", ""),
        (len(bundle.articles), "article", ": the full text"),
        *left_behind(bundle, CITED, entities=False, changed=True),
        (len(bundle.tags), "tag", ": slug, key and colour"),
        (len(bundle.marks), "annotation", ": offsets and times"),
    )
    return not_held([*said])
