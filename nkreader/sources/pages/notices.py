"""Pages that are no article: walls, errors, consent and log-in notices, lists of other pages.

Each is told by what it says in few words, so that an article *about* such a notice is none.
"""

import re
from collections.abc import Sequence

from nkreader.sources.pages.parts import Part

SHORT = 160
"""Words up to which a page may be a notice; with more it is an article that speaks of one."""

LONG = 600
"""Words up to which a page may be a notice that says nothing but such things."""

LINK = 20
"""Code points from which on a link is the title of another page."""

LISTED = 6
"""Titles of other pages that make a list."""

BRIEF = 40
"""Words up to which what stands in the text alone makes a page a notice."""

ADVICE = {
    "a block page": "open the page in a browser and save it there",
    "an error page": "its address may have changed",
    "a log-in page": "log in with a browser and save the page there",
    "a consent notice": "agree to it in a browser and save the page there",
}
"""What to do about each kind of notice."""

_BLOCK, _ERROR, _LOG_IN, _CONSENT = ADVICE

_TITLES: dict[str, tuple[str, ...]] = {
    _BLOCK: (
        r"just a moment",
        r"attention required",
        r"access (?:to this page )?(?:has been )?denied",
        r"(?:403 )?forbidden",
        r"403\b.{0,30}",
        r"request (?:was )?(?:blocked|rejected)",
        r"(?:you have been )?blocked",
        r"(?:security|robot) check",
        r"(?:human|bot) verification",
        r"are you (?:a )?(?:human|robot)",
        r"verify you are human|(?:robot|bot) or human",
        r"pardon our interruption",
        r"captcha.{0,30}",
        r"checking your browser.{0,40}",
        r"unusual traffic.{0,40}",
        r"접근이? ?(?:차단|제한|거부).{0,20}",
        r"доступ (?:ограничен|запрещ[её]н).{0,30}",
        r"(?:accès (?:refusé|interdit)|acceso denegado|zugriff verweigert)",
        r"アクセスが拒否.{0,10}|禁止访问|访问(?:受限|被拒绝)",
    ),
    _ERROR: (
        r"(?:error )?(?:404|410|500|502|503|504)\b.{0,40}",
        r"(?:(?:page|file|article|site) (?:was |is )?)?not found.{0,30}",
        r"(?:oops|sorry)\b.{0,60}",
        r"(?:bad gateway|internal server error|gateway time-?out|database error|application error)",
        r"service (?:temporarily )?unavailable",
        r"(?:page|site|server|content) (?:is )?(?:unavailable|not available).{0,20}",
        r"this (?:page|site|article) (?:can.t be|cannot be|is no longer|isn.t).{0,40}",
        r"problem loading page",
        r"(?:under|site) maintenance.{0,20}",
        r"페이지를 찾을 수 없.{0,20}",
        r"(?:seite nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada)",
        r"(?:ページ|サイト)が見つかりません.{0,10}|页面不存在",
        r"страница не найдена.{0,20}",
    ),
    _LOG_IN: (
        r"(?:sign|log) ?-?(?:in|on)(?: (?:to|or|with|required)\b.{0,40})?",
        r"please log in.{0,20}",
        r"subscribe(?: now| to (?:read|unlock|continue)\b.{0,40})?",
        r"(?:subscription|registration|login) required",
        r"로그인",
    ),
    _CONSENT: (
        r"before you continue.{0,30}",
        r"(?:cookie|privacy)(?: and cookie)? (?:consent|settings|preferences|notice|policy)",
        r"(?:we value )?your privacy(?: choices| settings)?.{0,20}",
        r"(?:privacy gate|consent)",
        r".{0,30}is part of the .{0,20} family of brands",
        r"do you agree.{0,20}",
    ),
}
"""What notices have for their title, whole."""

_TEXTS: dict[str, tuple[str, ...]] = {
    _BLOCK: (
        r"(?:enable|turn on|activate) (?:javascript|js\b|cookies)",
        r"checking (?:if the site connection|your browser)",
        r"verify (?:that )?you are (?:a |not a )?(?:human|robot)",
        r"(?:not|you.re) a robot|you.re (?:a )?human",
        r"complete the (?:security check|captcha)",
        r"unusual (?:traffic|activity)",
        r"ray id\b",
        r"(?:you have been|has been|was) blocked",
        r"you don.t have permission to access",
        r"access (?:to this (?:page|site|resource) (?:is|has been) )?(?:denied|restricted)",
        r"performance & security by",
        r"disable your ad ?blocker",
        r"(?:reference #\d+\.|incident id)",
        r"불법.{0,10}유해.{0,40}차단",
        r"접[속근]이 차단|자동 ?(?:입력|등록) ?방지",
        r"доступ к .{0,40} (?:ограничен|запрещ[её]н|заблокирован)",
        r"请?输入验证码|您的访问(?:被|受)|アクセスが(?:拒否|制限)",
    ),
    _ERROR: (
        r"(?:page|article|file|url|document) (?:(?:that )?you\b[^.]{0,40} |requested )?"
        r"(?:could not|cannot|can.t|was not|does not|doesn.t|no longer|has (?:been )?(?:re)?moved)",
        r"(?:http|error) ?(?:status )?(?:code )?(?:404|403|410|50\d)\b",
        r"the requested url",
        r"temporarily unavailable",
        r"we can.t (?:seem to )?find",
        r"server (?:error|encountered)",
        r"찾을 수 없습니다|見つかりませんでした|页面不存在|已被删除",
        r"страница (?:не найдена|удалена)",
        r"삭제된? ?(?:기사|페이지|게시물)",
    ),
    _LOG_IN: (
        r"(?:log|sign) in to (?:continue|read|view|access|your)",
        r"(?:subscribe|register|sign up) (?:now )?to (?:continue|keep|read|view|access|unlock)",
        r"already (?:a subscriber|have an account|registered)",
        r"(?:only|exclusively) (?:available )?(?:to|for) (?:subscribers|members)",
        r"forgot(?:ten)? (?:your )?password",
        r"로그인이 필요|로그인 후|회원만",
    ),
    _CONSENT: (
        r"(?:we|our partners|site|website)\b[^.]{0,60} (?:use|uses|store)\b[^.]{0,60} cookies",
        r"accept (?:all )?(?:cookies|all)",
        r"reject all",
        r"manage (?:options|preferences|settings|cookies|consent)",
        r"legitimate interest",
        r"(?:our|\d) partners",
        r"consent to",
        r"privacy (?:policy|settings|choices)",
        r"personali[sz]ed (?:ads|content|advertising)",
        r"cookies (?:und|et|y|e) |utilizamos cookies|utilisons des cookies",
        r"alle akzeptieren|tout accepter|aceptar todo|accetta tutti",
        r"datenschutz(?:erklärung|einstellungen)",
        r"politique de confidentialité|política de privacidad",
        r"쿠키를? (?:사용|허용)|使用 ?cookie",
    ),
}
"""What notices say in their text."""


def notice(titles: Sequence[str], parts: Sequence[Part], is_stated: bool) -> str | None:
    """What a page is that is no article ("a block page", "a consent notice"), else None.

    `titles` are its title and its headings, `parts` what would be its article; `is_stated` says
    that its own data call it an article, which no notice does.
    """
    text = "\n".join(part.words for part in parts)
    words = len(re.findall(r"\w+", text))
    if words > LONG or is_stated:
        return None
    if words <= SHORT:
        for kind, forms in _TITLES.items():
            whole = re.compile(rf"(?i)\W*(?:{'|'.join(forms)})\W*(?:[|–—-].*)?")
            if any(whole.fullmatch(each) for each in titles):
                return kind
    for kind, forms in _TEXTS.items():
        said = sum(bool(re.search(f"(?i){form}", text)) for form in forms)
        if said >= (1 if words <= BRIEF else 2 if words <= SHORT else 4):
            return kind
    return None


def is_listing(parts: Sequence[Part]) -> bool:
    """Whether what lies between the first and the last of an article's parts is a list of others:
    links with a few lines each, and nowhere three paragraphs in a row."""
    links, row, longest = set(), 0, 0
    for part in parts:
        if part.linked >= 0.8 and len(part.words) >= LINK:
            links.add(next(style.href for style in part.styles if style.kind == "link"))
            row = 0
        elif part.linked < 0.5 and len(part.words) > 2 * LINK and not part.level:
            row += 1
            longest = max(longest, row)
    return len(links) >= LISTED and longest <= 2
