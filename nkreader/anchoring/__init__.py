"""How a passage is found again in another text of the same article.

`describe` says where a span lies; `resolve` and `resolve_all` find it in another text, or say that
a person must look. Pure: strings in, values out. What is done with a placement (showing it, asking,
storing the answer) belongs to `library`.
"""

from nkreader.anchoring.anchor import Anchor, describe
from nkreader.anchoring.resolving import resolve, resolve_all

__all__ = ["Anchor", "describe", "resolve", "resolve_all"]
