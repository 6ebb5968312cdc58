"""Pictures and what is printed with them."""

from nkreader.text.zoning.lines import has

_WHAT = "(?i:image|photo|picture|photograph|video|graphic|screenshot|사진|이미지|그래픽|영상)s?"
_FROM = r"(?i:\s+(?:by|from|via|credit|courtesy(?:\s+of)?|source|copyright)|\s*(?:제공|출처))?"
_CAPTIONS = (
    rf"(?:\A|[/|(\[—–・]\s*|[.”\"]\s+){_WHAT}{_FROM}\s*[:=©]\s*\S.{{0,60}}\Z",  # / Image: Yalu
    rf"\A{_WHAT}\s+(?i:copyright|caption|credits?|courtesy)\b",  # Image copyright Yalu Wire
    rf"\A{_WHAT}\s+(?:by|from|via)\s+[^.]{{1,60}}\Z",  # Photo by Han Sol
    r"\A(?i:file (?:photo|image|picture)|caption:|[▲△◀◁▶▷▼▽]\s?\S)",  # ▲ 국경 시장
    r"\((?i:(?:file )?(?:photo|image|picture))(?: by| via|:)?[^()]{0,60}\)\Z",  # (file photo)
    r"\A(?i:table|figure|fig\.|chart|map|graph|표|그림)\s*\d+[:.]\s",  # Table 2: Imports
    r"(?:\bAP Photo|\bGetty Images|\bREUTERS/|/AFP|\bAFP/|\bEPA-EFE)[^.]{0,50}\Z",  # AP Photo/Han
)


def is_picture(raw: str) -> bool:
    """A picture of Markdown that stands in a plain text ("![](a.jpg)"), or its file's name."""
    target = r"\([^)\s]*(?:\s+[\"'][^)]*)?\)"
    return has(rf"\A(?:\[?!\[[^\]]*\]{target}(?:\]{target})?\s*)+\Z", raw) or has(
        r"\A[^\s/]+\.(?i:jpe?g|png|gif|webp|svg|heic)\Z", raw
    )


def is_caption(words: str) -> bool:
    """A line under a picture or table: "Lorries at the gate. / Image: Yalu Wire"."""
    return any(has(form, words) for form in _CAPTIONS)


def is_link_line(words: str) -> bool:
    """What a picture's address was made of, left over: "border trucks customs yard"."""
    return len(words) <= 80 and has(r"\A(?=.*[a-z]{3})[a-z0-9][a-z0-9 _’'-]*\Z", words)
