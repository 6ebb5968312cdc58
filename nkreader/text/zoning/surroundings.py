"""What a site prints around every article: links to others, appeals, rights, tags."""

from nkreader.text.zoning.lines import begins, is_ended

_OPEN = r"[*_(\[ ]*"
_NO_SENTENCE = r"(?!.*[.!]\Z)"
_NETWORKS = (
    "twitter|x|facebook|instagram|telegram|youtube|linkedin|threads|mastodon|bluesky|tiktok|weibo"
    "|whatsapp|wechat|kakaotalk|naver|google news"
)
_PHRASES = (
    r"(?:questions?|comments?|letters?|tips?|corrections?)\b.{0,80}\s[\w.+-]+@\w",
    "please (?:direct|send|address|e-?mail) any (?:comments?|questions?|tips?|feedback)",
    r"read (?:this |the )?(?:article |story |original )?in (?-i:[A-Z])\w+\W*\Z",
    rf"(?:read (?:more|also|next)|also read|see also|more (?:on this|stories))\b{_NO_SENTENCE}",
    rf"related (?:stor(?:y|ies)|articles?|news|posts?|content|coverage|links?)\b{_NO_SENTENCE}",
    r"(?:sources?|via|original(?: article)?|originally published (?:at|on|in|by)):? "
    r"(?:https?://\S+|(?-i:[A-Z])[\w.’' -]{0,40})\Z",
    "(?:click|tap) here\\b|subscribe (?:to|now|for|here)\\b|sign up (?:for|to|here|now)\\b",
    r"follow (?:us|@)|share (?:this (?:story|article|post|page)|on (?-i:[A-Z]))|join our\b",
    r"support (?:us|our (?:work|reporting|journalism))\b",
    r"(?:advertisement|sponsored(?: content)?|loading|print|e-?mail|share|comments?)\W*\Z",
    r"copyright (?:©|\(c\)|\d{4}|by\b)|©|ⓒ|\(c\) ?\d{4}|.{0,60}\ball rights reserved\b",
    r"the post .{1,200} (?:first )?appeared (?:first )?on\b",
    "(?:the )?views (?:and opinions )?expressed (?:in this|here|are)\\b|the opinions expressed\\b",
    r"(?:tags?|filed under|posted in|categor(?:y|ies)|keywords?|topics?): ?\S",
    r"(?:view|read|open|see) (?:this |the )?(?:e-?mail|newsletter|message|mail|it)?\b ?"
    r"(?:online|in (?:your|a|the) (?:web ?)?browser)\b.{0,40}\Z",
    r"(?:having )?(?:trouble|problems?|difficulty) (?:viewing|reading|seeing) this\b",
    r"you(?:[’']re| are| have)? (?:receiv\w+|been sent|getting) (?:this|our) (?:e-?mail|mailing"
    r"|newsletter)\b|you(?:[’']re| are) (?:receiving|getting) this (?:\w+ )?because\b",
    r"(?:to )?unsubscribe\b|(?:update|manage|change|edit) (?:your )?(?:e-?mail |newsletter )?"
    r"(?:preferences|subscriptions?)\b",
    r"\d+ (?:min(?:ute)?s?|sec(?:ond)?s?) read\W*\Z|\d+ comments?\W*\Z|comments? ?\(\d+\)\W*\Z",
    r"(?:show|view|read|see|hide|leave|add|post)(?: all| a| your| \d+)* comments?(?: \(\d+\))?"
    r"\W*\Z",
    rf"(?:follow|like|find|join) .{{1,80}} on (?:{_NETWORKS})\b.{{0,60}}\Z",
    r"(?:(?:this )?(?:story|article|text|report|content) )?continue[sd]? (?:reading )?"
    r"(?:below|after)\b.{0,40}\Z",
    r"(?:skip|close|scroll past) (?:this )?(?:ad|advert|advertisement)\b.{0,30}\Z",
    r"advertisement\b\W.{0,40}\Z|scroll (?:down )?to continue\b.{0,40}\Z",
    r"저작권자|무단\s?전재|관련\s?(?:기사|뉴스)|원문\s?(?:보기|읽기)|기사\s?제보|구독\s?(?:하기|신청)",
)
"""How such blocks begin."""
_ANY_PHRASE = rf"(?i:{_OPEN}(?:{'|'.join(_PHRASES)}))"

_STORIES = "(?:stor(?:y|ies)|articles?|news|posts?|content|coverage|links?|reads?|reading|videos?)"
_RELATED = (
    rf"(?:related|recommended|suggested|more|other|top|latest|popular|trending|similar) {_STORIES}"
    rf"|(?:related|recommended|trending(?: now)?|sponsored|up next|keep reading|further reading)"
    r"|recommended (?:for you|by \S+)|more (?:from|like) .{1,40}|more (?:on this|for you)"
    r"|most (?:read|popular|viewed|shared)(?: stories| articles)?"
    r"|editor(?:s|'s|’s|s'|s’) (?:picks?|choice)"
    r"|(?:you|readers) (?:may|might) also (?:like|enjoy|be interested in)"
    r"|what to read next|don['’]t miss"
    r"|(?:also read|read (?:more|also|next|this next)|see also|in case you missed it"
    r"|(?:from )?around the web|from our partners|promoted (?:stories|links))"
    r"|(?:관련|추천|인기|주요|다른)\s?(?:기사|뉴스)|많이\s?본\s?(?:기사|뉴스)"
)
"""Over a list of links to other articles."""

_CLOSING = r"[\W_]*(?:(?i:end|ends|끝|-0-|-30-|sources?|url|link|원문|출처)[\W_]*)?\Z"


def is_boilerplate(words: str) -> bool:
    """Words about the site and not the matter: "Read in Korean", "Related Story …", "Source"."""
    if len(words) > 300:
        return False
    return begins(_CLOSING, words) or begins(_ANY_PHRASE, words)


def is_related_heading(words: str) -> bool:
    """A heading over links to other articles, and no more: "Recommended Stories"."""
    return len(words) <= 80 and begins(rf"(?i:{_OPEN}(?:{_RELATED})[\W_]*\Z)", words)


def is_related_item(words: str) -> bool:
    """A line that can be another article's headline, where such a heading stands above it."""
    return len(words) <= 200 and not (is_ended(words) and not words.endswith("?"))


def is_address(words: str) -> bool:
    """Nothing but where something is to be found: "https://yalu.example.com/2020"."""
    return begins(
        r"(?:<?(?:https?://|www\.)\S+(?:\s+|\Z))+\Z|<?[\w.+-]+@[\w-]+\.[\w.-]+>?\Z", words
    )


def is_tags(raw: str) -> bool:
    """HTML tags or comments without a word between them: "</div>"."""
    return begins(r"(?:\s*<(?:!--[^>]*--|/?[A-Za-z][^<>]*)>)+\Z", raw)
