"""What a tag's slug may look like: it is typed on command lines and names the tag for ever."""

import re
import unicodedata

SLUG = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")
LONGEST = 64


def slug_fault(slug: str) -> str | None:
    """What is wrong with a slug, or None.

    Lower-case letters and digits of any script in words joined by single hyphens or underscores,
    composed (NFC) so that two spellings of one word cannot be two tags, at most 64 code points.
    """
    if len(slug) > LONGEST:
        return f"a slug has at most {LONGEST} characters"
    if not SLUG.fullmatch(slug) or slug != slug.lower():
        return "a slug is lower-case letters and digits joined by hyphens, as in border-trade"
    if slug != unicodedata.normalize("NFC", slug):
        return "a slug must be in composed form (NFC); type it again"
    return None
