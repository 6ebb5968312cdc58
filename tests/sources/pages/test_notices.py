"""Pages that are no article are told from those that speak of the same things."""

import pytest

from tests.sources.pages.making import ADDRESS, page, read, refused

NOTICES = {
    "a block page": (
        "<title>Just a moment...</title><h2>Checking if the site connection is secure</h2>"
        "<p>Enable JavaScript and cookies to continue</p>",
        "<title>Access Denied</title><h1>Access Denied</h1>You don't have permission to access"
        " this page on this server.<p>Reference #18.2f4</p>",
        "<title>Yalu Wire</title><p>Please verify you are a human by completing the security"
        " check below. Complete the captcha to go on to the page.</p>",
        "<title>Yalu Wire</title><p>Please turn on JavaScript to read this page in a browser.</p>",
        "<title>Robot or human?</title><p>Hold the button to confirm that you’re human.</p>",
        "<title>Доступ ограничен</title><p>Доступ к этому ресурсу ограничен по закону.</p>",
        "<title>안내</title><p>불법·유해 정보 사이트에 대한 차단 안내입니다. 귀하가 접속하려는 곳은"
        " 접속이 차단되었습니다.</p>",
    ),
    "an error page": (
        "<title>サイトが見つかりません</title><p>お探しのページは見つかりませんでした。</p>",
        "<title>提示</title><p>您访问的页面不存在或已被删除。</p>",
        "<title>404 Not Found</title><center><h1>404 Not Found</h1></center><hr>nginx",
        "<title>Yalu Wire</title><h1>Page not found</h1><p>The page you were looking for could not"
        " be found. Perhaps one of these is what you want.</p>",
        "<title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>",
        "<title>압록강통신</title><h1>페이지를 찾을 수 없습니다</h1><p>주소를 확인해 주세요.</p>",
    ),
    "a log-in page": (
        "<title>Log in - Yalu Wire</title><form><p>Please log in to continue reading.</p></form>",
        "<title>Yalu Wire</title><h2>Subscribe to continue reading</h2><p>Already a subscriber?"
        " Sign in to read this article and all others.</p>",
    ),
    "a consent notice": (
        "<title>Zeitung</title><p>Wenn Sie „Alle akzeptieren“ wählen, verwenden wir und unsere 245"
        " Partner Cookies und ähnliche Techniken; mehr in der Datenschutzerklärung.</p>",
        "<title>Before you continue</title><p>We use cookies and data to measure what you read.</p>"
        "<p>If you choose to accept all, we will also use them for personalised ads.</p>",
        "<title>Yalu Wire</title><h1>We value your privacy</h1><p>We and our 812 partners store"
        " and use information on a device, such as cookies, with your consent.</p>",
    ),
}


@pytest.mark.parametrize(
    ("kind", "markup"), [(kind, markup) for kind, each in NOTICES.items() for markup in each]
)
def test_a_notice_is_told_for_what_it_is(kind: str, markup: str) -> None:
    said = refused(f"<!doctype html><html><body>{markup}</body></html>".encode())
    assert said.startswith(f"page.html is {kind}, not an article; ")


@pytest.mark.parametrize(
    "words",
    [
        "The ministry said that it would block foreign sites: “Access denied” is what people read"
        " there, and nobody has told them why the pages were blocked at all.",
        "A student said that she was asked to log in to read the paper, which she could not do.",
        "He wrote that the page was not found when he looked for it, and then he gave up on it.",
    ],
)
def test_an_article_that_speaks_of_notices_is_an_article(words: str) -> None:
    assert words in read(page(f"<p>{words}</p>")).document.text


def test_an_article_with_the_title_of_a_notice_is_one_if_its_page_says_so() -> None:
    head = '<meta property="og:type" content="article"><title>Sorry, we were wrong</title>'
    assert read(page("", head, "Sorry, we were wrong")).metadata.title == "Sorry, we were wrong"


def test_a_consent_banner_does_not_hide_the_article_under_it() -> None:
    banner = (
        b"<div id='consent'><p>We use cookies. Accept all or manage preferences here.</p></div>"
    )
    data = page("").replace(b"<nav>", banner + b"<nav>")
    assert read(data).document.text == read(page("")).document.text


def test_a_list_of_other_pages_is_none() -> None:
    teaser = (
        '<h2><a href="/{0}">Headline number {0} about the trains</a></h2>'
        "<p>A line or two of what happened there in the month of May, number {0}.</p>"
    )
    said = refused("".join(teaser.format(number) for number in range(10)).encode())
    assert said.startswith("page.html is a list of other pages")


@pytest.mark.parametrize(
    "markup",
    ["", "   \n ", "<p></p>", "<nav><a href=/>Home</a></nav>", "<h1>Trains</h1><a href=/>x</a>"],
)
def test_a_page_without_an_article_is_told(markup: str) -> None:
    said = refused(markup.encode())
    assert said in ("page.html is empty", "page.html holds no article that can be read")


def test_an_article_that_is_not_free_says_so() -> None:
    script = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Lorries wait",'
        ' "isAccessibleForFree": "False"}</script>'
    )
    found = read(page("", script), ADDRESS)
    assert any("only the beginning" in note for note in found.notes)


def test_a_page_that_breaks_off_is_read_and_says_so() -> None:
    whole = page("")
    assert read(whole).notes == ()
    found = read(whole[: whole.rindex(b"is done")])
    assert "the disinfection of the yard" in found.document.text
    assert any("breaks off" in note for note in found.notes)
    without_body = whole.replace(b"<body>", b"").replace(b"</body>", b"").replace(b"</html>", b"")
    assert read(without_body).notes == ()
