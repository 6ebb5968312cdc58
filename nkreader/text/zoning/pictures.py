"""Pictures and what is printed with them."""

from nkreader.text.zoning.lines import begins, has

_WHAT = "(?i:image|photo|picture|photograph|video|graphic|screenshot|사진|이미지|그래픽|영상)s?"
_FROM = r"(?i:\s+(?:by|from|via|credit|courtesy(?:\s+of)?|source|copyright)|\s*(?:제공|출처))?"
_LABELLED = rf"(?:\A|[/|(\[—–・]\s*|[.”\"]\s+){_WHAT}{_FROM}\s*[:=©]\s*\S.{{0,60}}\Z"
"""/ Image: Yalu"""
_BEGINNINGS = (
    rf"{_WHAT}\s+(?i:copyright|caption|credits?|courtesy)\b"  # Image copyright Yalu Wire
    rf"|{_WHAT}\s+(?:by|from|via)\s+[^.]{{1,60}}\Z"  # Photo by Han Sol
    r"|(?i:file (?:photo|image|picture)|caption:|[▲△◀◁▶▷▼▽]\s?\S)"  # ▲ 국경 시장
    r"|(?i:table|figure|fig\.|chart|map|graph|표|그림)\s*\d+[:.]\s"  # Table 2: Imports
)
_IN_BRACKETS = r"\((?i:(?:file )?(?:photo|image|picture))(?: by| via|:)?[^()]{0,60}\)\Z"
"""(file photo)"""
_AGENCY = r"(?:\bAP Photo|\bGetty Images|\bREUTERS/|/AFP|\bAFP/|\bEPA-EFE)[^.]{0,50}\Z"
"""AP Photo/Han"""
_AGENCIES = ("AFP", "AP Photo", "Getty Images", "REUTERS/", "EPA-EFE")


def is_picture(raw: str) -> bool:
    """A picture of Markdown that stands in a plain text ("![](a.jpg)"), or its file's name."""
    target = r"\([^)\s]*(?:\s+[\"'][^)]*)?\)"
    return begins(rf"(?:\[?!\[[^\]]*\]{target}(?:\]{target})?\s*)+\Z", raw) or begins(
        r"[^\s/]+\.(?i:jpe?g|png|gif|webp|svg|heic)\Z", raw
    )


def is_caption(words: str) -> bool:
    """A line under a picture or table: "Lorries at the gate. / Image: Yalu Wire"."""
    return (
        begins(_BEGINNINGS, words)
        or (any(sign in words for sign in ":=©") and has(_LABELLED, words))
        or (words.endswith(")") and has(_IN_BRACKETS, words))
        or (any(name in words for name in _AGENCIES) and has(_AGENCY, words))
    )


def is_link_line(words: str) -> bool:
    """What a picture's address was made of, left over: "border trucks customs yard"."""
    return len(words) <= 80 and begins(r"(?=.*[a-z]{3})[a-z0-9][a-z0-9 _’'-]*\Z", words)
