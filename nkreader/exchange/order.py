"""The order in which every format lists a bundle: the same bundle always gives the same bytes."""

from nkreader.flat import MARKS
from nkreader.model import Bundle, Mark
from nkreader.spooled import arranged


def ordered(bundle: Bundle) -> Bundle:
    """The bundle with its parts in the order they are written.

    Tags stay in codebook order; sets by annotator and name, articles by id, versions by article
    and number, annotations by article, version number, start, end, tag and id, what is said of
    whole articles by article, tag and id, links by id, decisions
    between sets by article and id, those about entities by kind, subject and spelling, those about
    speakers by both, about two articles by these, views by name.
    """
    numbers = {version.id: version.number for version in bundle.versions}

    def place(mark: Mark) -> tuple[int, str, int, int, str, str]:
        claim = mark.annotation
        number = numbers.get(claim.version, 0)
        return number, claim.version, claim.start, claim.end, claim.tag, claim.id

    return bundle._replace(
        sets=tuple(sorted(bundle.sets, key=lambda each: (each.annotator, each.name, each.id))),
        articles=tuple(sorted(bundle.articles, key=lambda each: each.id)),
        versions=tuple(
            sorted(bundle.versions, key=lambda each: (each.article, each.number, each.id))
        ),
        marks=arranged(bundle.marks, MARKS, place),
        article_marks=tuple(
            sorted(bundle.article_marks, key=lambda each: (each.article, each.tag or "", each.id))
        ),
        links=tuple(sorted(bundle.links, key=lambda each: each.id)),
        adjudications=tuple(sorted(bundle.adjudications, key=lambda each: (each.article, each.id))),
        decisions=tuple(sorted(bundle.decisions, key=lambda each: (*each[1:4], each.id))),
        spoken=bundle.spoken._replace(
            decisions=tuple(sorted(bundle.spoken.decisions, key=lambda each: (*each[2:6], each.id)))
        ),
        relations=tuple(sorted(bundle.relations, key=lambda each: (*each.about, each.id))),
        views=tuple(sorted(bundle.views, key=lambda each: (each.name, each.id))),
    )
