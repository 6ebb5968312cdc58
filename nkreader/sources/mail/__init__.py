"""Mail: `.eml`, one message, and `.mbox`, many; each message is an article.

`boxes` parts a mail box, `headers` and `bodies` read a message's two halves, `message` joins them.
"""

from functools import partial

from nkreader.model import NkreaderError
from nkreader.sources.guard import Arrivals, guarded, later
from nkreader.sources.mail.boxes import messages
from nkreader.sources.material import Material

__all__ = ["read"]


@guarded("mail")
def read(material: Material) -> Arrivals:
    """The message of a mail, or those of a mail box one after the other, however large it is."""
    from nkreader.sources.mail.message import arrival

    with material.open() as file:
        is_box = file.read(5) == b"From "
    if not is_box:
        yield arrival(material.whole(), material.name)
        return
    with material.open() as file:
        for number, data in enumerate(messages(file), 1):
            member = f"message {number}"
            name = f"{material.name}!{member}"
            if data is None:
                yield NkreaderError(f"{name} is too large to read; not added")
            else:
                yield later(partial(arrival, data, name, member), name, "mail", len(data))
