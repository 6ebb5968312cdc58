"""The HTML report: one page that loads nothing and runs nothing, to be read, sent and printed.

Passages stand in their context, everything that is tagged there highlighted. Marks in HTML can't
cross, so the text is cut at every border (`pieces`), and each piece says of which span it is:
`data-start`, `data-end` (code points of the article's text), `data-label`, `data-doc`. Writes only.
"""

from collections.abc import Iterator, Sequence
from html import escape

from nkreader.article_marks import ArticleMark
from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.documents import TextDocument, documents, not_held
from nkreader.exchange.html_escape import citation, exact, paragraphs, words
from nkreader.exchange.html_figures import agreement, chip, figures
from nkreader.exchange.html_style import POLICY, SHEET
from nkreader.exchange.leaving import CITED, left_behind
from nkreader.exchange.pieces import Piece, pieces, window
from nkreader.exchange.report import LinkSaid, Report, Section, article_count, extent
from nkreader.exchange.report_months import months
from nkreader.exchange.wording import called
from nkreader.model import Article, Bundle, Mark, Version


def write(bundle: Bundle) -> Iterator[bytes]:
    """The page in UTF-8."""
    refuse(reference_faults(bundle))
    return (part.encode() for part in _Page(bundle).parts())


class _Page:
    """One report, said in HTML."""

    def __init__(self, bundle: Bundle) -> None:
        self._report = Report(bundle)
        self._documents = {one.article.id: one for one in documents(bundle)}
        self._versions = {one.id: one for one in bundle.versions}
        self._sections = self._report.sections()

    def parts(self) -> Iterator[str]:
        report, bundle = self._report, self._report.bundle
        whole = report.whole_articles() if bundle.by != "article" else {}
        found = figures(months(report))
        yield self._head()
        yield f"<div class=layout>\n{self._contents(bool(found), bool(whole))}<main>\n"
        yield self._tags()
        yield found
        if bundle.agreement is not None:
            yield agreement(bundle.agreement)
        for number, section in enumerate(self._sections, 1):
            yield from self._section(number, section)
        if whole:
            yield "<section id=whole><h2>Whole articles</h2>\n"
            for id, marks in whole.items():
                article = report.articles[id]
                yield f"<div class=passage><h3>{words(called(article) or id)}</h3>\n"
                yield f"{self._said_of_whole(marks)}{self._source(article)}</div>\n"
            yield "</section>\n"
        yield "</main>\n</div>\n<footer>Made with nkreader.</footer>\n</body>\n</html>\n"

    def _head(self) -> str:
        bundle = self._report.bundle
        told = [extent(bundle.marks)]
        told += [f"set {words(one.name)} by {words(one.annotator)}" for one in bundle.sets]
        told += self._report.published()
        return (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            '<meta name="referrer" content="no-referrer">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>Tagged passages</title>\n<style>{SHEET}</style>\n</head>\n<body>\n"
            f"<header class=top><h1>Tagged passages</h1><p>{' · '.join(told)}</p></header>\n"
        )

    def _contents(self, has_time: bool, has_whole: bool) -> str:
        places = [("tags", "Tags", "", "")]
        if has_time:
            places.append(("time", "When", "", ""))
        if self._report.bundle.agreement is not None:
            places.append(("agreement", "Agreement", "", ""))
        for number, one in enumerate(self._sections, 1):
            sign = chip(one.tag) if one.tag else ""
            places.append((f"s{number}", words(one.heading), sign, str(len(one.marks))))
        if has_whole:
            places.append(("whole", "Whole articles", "", ""))
        rows = "".join(
            f'<li><a href="#{key}">{sign}<bdi>{name}</bdi></a><span class=n>{count}</span></li>\n'
            for key, name, sign, count in places
        )
        return f"<nav aria-label=Contents><h2>Contents</h2>\n<ol>{rows}</ol></nav>\n"

    def _tags(self) -> str:
        marks = self._report.bundle.marks
        places = {one.tag.slug: f"s{n}" for n, one in enumerate(self._sections, 1) if one.tag}
        rows = ""
        for tag in self._report.bundle.tags:
            own = [mark for mark in marks if mark.annotation.tag == tag.slug]
            name = f"<bdi>{words(tag.name)}</bdi>"
            if tag.slug in places:
                name = f'<a href="#{places[tag.slug]}">{name}</a>'
            under = " class=under" if tag.parent in self._report.tags else ""
            rows += (
                f"<tr{under}><th scope=row>{chip(tag)}{name}</th><td>{len(own)}</td>"
                f"<td>{article_count(own)}</td></tr>\n"
            )
        return (
            "<section id=tags><h2>Tags</h2>\n<table><thead><tr><th scope=col>Tag</th>"
            "<th scope=col>Passages</th><th scope=col>Articles</th></tr></thead>\n"
            f"<tbody>{rows}</tbody></table></section>\n"
        )

    def _section(self, number: int, section: Section) -> Iterator[str]:
        sign = chip(section.tag) if section.tag else ""
        yield f"<section id=s{number}><h2>{sign}<bdi>{words(section.heading)}</bdi></h2>\n"
        if section.tag is not None:
            above = self._report.tags.get(section.tag.parent or "")
            under = f" · under {words(above.name)}" if above else ""
            if section.tag.definition.strip():
                yield f"<div class=definition>{paragraphs(section.tag.definition)}</div>\n"
            yield f"<p class=extent>{extent(section.marks)}{under}</p>\n"
        elif section.article is not None:
            yield f"{self._source(section.article)}{self._said_of_whole(section.whole)}"
        else:
            yield f"<p class=extent>{extent(section.marks)}</p>\n"
        for mark in section.marks:
            yield self._passage(mark, section)
        yield "</section>\n"

    def _passage(self, mark: Mark, section: Section) -> str:
        report, claim = self._report, mark.annotation
        tag = report.tags[claim.tag]
        article = report.article(mark)
        said = []
        if section.tag is None:
            said.append(f"<span class=tagname>{chip(tag)}{words(tag.name)}</span>")
        if report.words(mark).split() != claim.exact.split():
            said.append(f"<span class=label>tagged as</span>“{words(claim.exact)}”")
        doubt = report.unsettled(mark)
        if doubt is not None:
            now = "" if doubt.now is None else f" “{words(doubt.now)}”."
            said.append(f"<span class=doubt><b>{doubt.short}</b>{doubt.said}{now}</span>")
        if claim.grade.code:
            said.append(f"<b>Grade {claim.grade.code}</b>{words(claim.grade.in_words)}")
        said += [self._link(one) for one in report.links(mark)]
        lines = "".join(f"<p class=said>{line}</p>\n" for line in said)
        note = claim.note.strip() if claim.note else ""
        if note:
            lines += (
                f"<div class='said words'><span class=label>Note</span>{paragraphs(note)}</div>\n"
            )
        owner = report.owner(mark)
        whose = f", set {words(owner.name)} by {words(owner.annotator)}" if owner else ""
        cited = citation(report.cited(mark), article.metadata.url, claim.id)
        return (
            f'<article class="passage c-{tag.colour}" id="a-{escape(claim.id)}">\n'
            f"<blockquote>{self._quote(mark)}</blockquote>\n"
            f"<p class=source>— {cited}{whose}</p>\n{lines}</article>\n"
        )

    def _link(self, one: LinkSaid) -> str:
        id = one.other.annotation.id
        reason = f": {words(one.link.reason)}" if one.link.reason else ""
        state = "" if one.link.state == "open" else f" ({one.link.state})"
        return (
            f"<b>{one.kind}</b>“{words(self._report.words(one.other))}”"
            f' <a class="id" href="#a-{escape(id)}">[{escape(id)}]</a>{state}{reason}'
        )

    def _quote(self, mark: Mark) -> str:
        """The passage in its context; without a certain place, the words that were tagged."""
        status, start, end = mark.placement
        if status != "placed" or start is None or end is None:
            return f"<p><mark class=own>{exact(mark.annotation.exact)}</mark></p>"
        document = self._documents[mark.annotation.article]
        version = self._versions[document.article.version]
        shown = window(version, start, end)
        parts = [self._cut(document, version, part, mark) for part in shown.parts]
        before, after = "… " * shown.is_cut_before, " …" * shown.is_cut_after
        return f"<p>{before}{'</p><p>'.join(parts)}{after}</p>"

    def _cut(
        self, document: TextDocument, version: Version, part: tuple[int, int], own: Mark
    ) -> str:
        found = pieces(*part, document.spans, document.mentions)
        text = version.document.text
        return "".join(_marked(piece, text, document, own.annotation.id) for piece in found)

    def _source(self, article: Article) -> str:
        cited = citation(self._report.cited_article(article), article.metadata.url)
        return f"<p class=source>— {cited}</p>\n"

    def _said_of_whole(self, marks: Sequence[ArticleMark]) -> str:
        tags = self._report.tags
        names = [f"{chip(tags[one.tag])}{words(tags[one.tag].name)}" for one in marks if one.tag]
        told = f"<p class=said><span class=label>Tagged</span>{', '.join(names)}</p>\n"
        told = told if names else ""
        for one in marks:
            if one.note and one.note.strip():
                kind = f"Note on {words(tags[one.tag].name)}" if one.tag else "Memo"
                note = paragraphs(one.note)
                told += f"<div class='said words'><span class=label>{kind}</span>{note}</div>\n"
        return told


def _marked(piece: Piece, text: str, document: TextDocument, own: str) -> str:
    """A piece within the marks of all spans that cover it."""
    told = exact(text[piece.start : piece.end])
    doc = escape(document.article.id)
    for named in piece.mentions:
        place = f'data-start="{named.start}" data-end="{named.end}" data-label="{named.label}"'
        told = (
            f'<span class="entity" {place} data-doc="{doc}" title="{words(named.name)}">{told}'
            "</span>"
        )
    for one in reversed(piece.spans):
        is_own = " own" if one.mark.annotation.id == own else ""
        label = words(one.tag.name)
        told = (
            f'<mark class="c-{one.tag.colour}{is_own}" data-start="{one.start}"'
            f' data-end="{one.end}" data-label="{label}" data-doc="{doc}"'
            f' data-id="{escape(one.mark.annotation.id)}" title="{label}">{told}</mark>'
        )
    return told


def leaves(bundle: Bundle) -> list[str]:
    """What the report does not hold, counted, one line each."""
    return left(bundle, entities=True)


def left(bundle: Bundle, entities: bool) -> list[str]:
    """The same of a report that has entities, or has them not."""
    return not_held(
        [
            (len(bundle.articles), "article", ": the text beyond what stands around passages"),
            *left_behind(bundle, CITED, entities=entities, changed=True),
            (len(bundle.tags), "tag", ": slug and key"),
            (len(bundle.marks), "annotation", ": times"),
        ]
    )
