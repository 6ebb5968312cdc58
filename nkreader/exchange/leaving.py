"""What most formats have no place for, counted: older texts, entities, data of articles, times, and
what belongs to a library and not to its texts. Each format says what of it it holds."""

from collections.abc import Collection

from nkreader.model import METADATA, Bundle

ALL = frozenset(METADATA)
"""For formats that hold every field of an article, or no article at all, which is said as such."""
CITED = ("publisher", "author", "published", "url")
"""What a citation says."""
_CALLED = {"published": "date", "url": "address"}
_TITLE = "title"
"""Every format calls an article by it."""

Counts = list[tuple[int, str, str]]


def left_behind(
    bundle: Bundle,
    data: Collection[str] = (),
    *,
    entities: bool = True,
    older: bool = False,
    changed: bool = False,
    claims: bool = False,
) -> Counts:
    """For `not_held`. `data` are the fields of articles that a format holds; `entities`, `older`,
    `changed` and `claims` whether it holds entities, texts that are not current, when an annotation
    was last changed, and who says what."""
    current = {article.version for article in bundle.articles}
    old = sum(version.id not in current for version in bundle.versions)
    found = sum(map(len, bundle.mentions.values()))
    late = sum(one.annotation.modified != one.annotation.created for one in bundle.marks)
    return [
        (0 if older else old, "older text", " of articles"),
        (0 if entities else found, "mention", " of entities"),
        (0 if changed else late, "annotation", ": when it was last changed"),
        _data(bundle, data),
        (len(bundle.archived), "set", ": that it is put away"),
        (0 if claims else sum(map(len, bundle.spoken.claims.values())), "claim", ""),
        *of_the_library(bundle),
    ]


def _data(bundle: Bundle, held: Collection[str]) -> tuple[int, str, str]:
    wanted = [name for name in METADATA if name not in held and name != _TITLE]
    said = [
        {name for name in wanted if getattr(article.metadata, name)} for article in bundle.articles
    ]
    names = [_CALLED.get(name, name) for name in wanted if any(name in one for one in said)]
    return sum(map(bool, said)), "article", f": {', '.join(names)}"


def of_the_library(bundle: Bundle) -> Counts:
    """What belongs to a library and not to its texts: only nkreader's own JSONL holds it."""
    return [
        (len(bundle.adjudications), "decision", " between sets"),
        (len(bundle.decisions), "decision", " about entities"),
        (len(bundle.spoken.decisions), "decision", " about speakers"),
        (len(bundle.relations), "decision", " about two articles"),
        (len(bundle.views), "view", ""),
    ]
