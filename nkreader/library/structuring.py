"""The acts on an article's shape: what a block is for."""

from nkreader.library.desk import Desk
from nkreader.library.places import now
from nkreader.model import Change, Reading
from nkreader.store import articles, history, structure
from nkreader.text.document import Zone


def set_zone(desk: Desk, reading: Reading, block: int, zone: Zone) -> Change:
    """Say what a block of an open article is for; holds for its words in later versions too."""
    place = reading.document.blocks[block]
    exact = reading.document.text[place.start : place.end]
    said = f"made a paragraph {zone}"
    article = articles.key_of(desk.store, reading.article.id)
    with history.act(desk.store, desk.annotator, said, now(), article) as act:
        key = structure.zone_key(desk.store, reading.article.id, exact)
        if key is None:
            act.insert("zone_override", {"article": article, "exact": exact, "zone": zone})
        else:
            act.update("zone_override", key, {"zone": zone})
    record = history.last(desk.store, desk.annotator)
    id = record.id if record else ""
    return Change(id, desk.annotator, said, reading.article.id, structure=True)
