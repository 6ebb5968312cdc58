"""Mail: who wrote it when, in whatever charset, and nothing of its text lost."""

import io
from base64 import b64encode

import pytest

from nkreader.sources.mail.boxes import messages
from nkreader.sources.material import LARGEST
from tests.sources.making import FIRST, KOREAN, SECOND, blocks, one, read, refused


def mail(body: bytes, *heads: str) -> bytes:
    return "\n".join(heads).encode("utf-8", "surrogateescape") + b"\n\n" + body


def encoded(words: str, charset: str, codec: str | None = None) -> str:
    return f"=?{charset}?B?{b64encode(words.encode(codec or charset)).decode()}?="


@pytest.mark.parametrize(
    "subject",
    [
        encoded("북한 시장 쌀값", "utf-8"),
        encoded("북한 시장", "euc-kr") + "\n " + encoded(" 쌀값", "euc-kr"),
        encoded("북한 시장 쌀값", "ks_c_5601-1987", "cp949"),
        encoded("북한 시장 쌀값", "iso-8859-1", "utf-8"),
        "북한 시장 쌀값",
        "북한 시장 쌀값".encode("cp949").decode("utf-8", "surrogateescape"),
        "=?utf-8?Q?=EB=B6=81=ED=95=9C_=EC=8B=9C=EC=9E=A5_=EC=8C=80=EA=B0=92?=",
    ],
)
def test_a_korean_subject_is_the_title(subject: str) -> None:
    article = one("a.eml", mail(FIRST.encode(), f"Subject: {subject}", "From: a@b.example"))
    assert article.metadata.title == "북한 시장 쌀값"
    assert article.origins["title"] == "mail: Subject"


@pytest.mark.parametrize(
    ("sender", "publisher", "author"),
    [
        ("Yalu Wire <news@yalu.example>", "Yalu Wire", None),
        ("Jane Kim <jane@yalu.example>", None, "Jane Kim"),
        ('"Jane Kim from Yalu Notes" <jane@notes.example>', "Yalu Notes", "Jane Kim"),
        ("Jane Kim at Yalu Notes <jane@notes.example>", "Yalu Notes", "Jane Kim"),
        (f"{encoded('압록강 소식', 'utf-8')} <info@yalu.example>", "압록강 소식", None),
        ("jane@yalu.example", None, None),
        ("no-reply+x@yalu.example", None, None),
    ],
)
def test_the_sender_is_a_house_or_a_person(
    sender: str, publisher: str | None, author: str | None
) -> None:
    article = one("a.eml", mail(FIRST.encode(), f"From: {sender}", "Subject: Rice"))
    assert (article.metadata.publisher, article.metadata.author) == (publisher, author)


def test_a_list_is_a_publisher_and_a_bare_address_only_a_proposal() -> None:
    heads = ("From: Jane Kim <jane@yalu.example>", "List-Unsubscribe: <https://yalu.example/x>")
    assert one("a.eml", mail(FIRST.encode(), *heads)).metadata.publisher == "Jane Kim"
    article = one("a.eml", mail(FIRST.encode(), "From: jane@yalu.example"))
    assert article.proposed["publisher"] == "yalu.example"


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Tue, 17 Mar 2020 23:30:00 -0700", "2020-03-17"),
        ("Wed, 18 Mar 2020 00:30:00 +0900", "2020-03-18"),
        ("17 Mar 20 23:30 EST", "2020-03-17"),
        ("yesterday", None),
    ],
)
def test_the_day_is_the_senders_own(date: str, day: str | None) -> None:
    assert one("a.eml", mail(FIRST.encode(), f"Date: {date}")).metadata.published == day


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("euc-kr", "cp949"), ("utf-8", "utf-8"), ("iso-2022-kr", "iso-2022-kr"), ("us-ascii", "utf-8"),
     ("iso-8859-1", "cp949"), ("utf-8", "cp949"), ("no-such", "utf-8")],
)  # fmt: skip
def test_a_charset_that_lies_costs_no_word(charset: str, codec: str) -> None:
    text = " ".join(KOREAN)
    body = b64encode(text.encode(codec))
    heads = (f"Content-Type: text/plain; charset={charset}", "Content-Transfer-Encoding: base64")
    assert one("a.eml", mail(body, "Subject: x", *heads)).document.text.strip() == text


def test_flowed_lines_are_joined_and_quotes_and_signatures_stay() -> None:
    body = b"The gate was \nshut again.\n\n> Is it \n> true?\n> Yes.\n-- \nJane Kim\n"
    heads = ("Subject: x", "Content-Type: text/plain; charset=utf-8; format=flowed")
    article = one("a.eml", mail(body, *heads))
    assert blocks(article) == [
        "The gate was shut again.", "> Is it true?", "> Yes.", "--", "Jane Kim",
    ]  # fmt: skip


PARTS = f"""MIME-Version: 1.0
Subject: Rice
Content-Type: multipart/mixed; boundary=X

--X
Content-Type: multipart/alternative; boundary=Y

--Y
Content-Type: text/plain

Plain form.
--Y
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<style>p {{}}</style><p>{FIRST}</p><p>caf=C3=A9</p>
--Y--
--X
Content-Type: text/plain
Content-Disposition: attachment; filename=a.txt

not read
--X
Content-Type: text/plain

Footer of the list.
--X--
"""


def test_the_page_is_read_rather_than_the_plain_form_and_parts_in_their_order() -> None:
    article = one("a.eml", PARTS.encode())
    assert blocks(article) == [FIRST, "café", "Footer of the list."]
    assert "1 attachment not read" in article.notes
    assert article.kind == "mail"


def test_a_page_without_words_gives_way_to_the_plain_form() -> None:
    bare = PARTS.replace(f"<p>{FIRST}</p><p>caf=C3=A9</p>", "<img src=3D'x'>")
    bare = bare.replace("Footer of the list.", "")
    assert blocks(one("a.eml", bare.encode())) == ["Plain form."]


BOX = (
    f"From a@b.example Tue Mar 17 23:30:00 2020\nSubject: one\nMessage-ID: <1@b>\n\n{FIRST}\n"
    ">From the border.\n\nFrom our own correspondent\n\n"
    f"From - Tue Mar 17 23:31:00 2020\r\nSubject: two\r\n\r\n{SECOND}\r\n"
).encode()


@pytest.mark.parametrize("name", ["a.mbox", "Inbox"])
def test_each_message_of_a_box_is_an_article(name: str) -> None:
    articles, errors = read(name, BOX)
    assert not errors
    assert [article.metadata.title for article in articles] == ["one", "two"]
    assert blocks(articles[0]) == [FIRST, "From the border.", "From our own correspondent"]
    assert articles[0].identity == "1@b"
    assert articles[1].identity is not None
    assert articles[1].identity.startswith(f"{name}!")
    assert [article.member for article in articles] == ["message 1", "message 2"]
    assert articles[0].original is not None
    assert articles[0].original.data.startswith(b"Subject: one\n")


def test_a_broken_message_does_not_stop_a_box() -> None:
    empty = b"From a@b.example Tue Mar 17 23:30:00 2020\nSubject: none\n\n\n\n"
    articles, errors = read("a.mbox", empty + BOX)
    assert len(articles) == 2
    assert errors == ["a.mbox!message 1 holds no text, only attachments"]


def test_a_box_is_read_in_pieces_and_a_message_too_large_is_passed_over() -> None:
    class Endless(io.RawIOBase):
        """A box of one message without an end, then a small one; counts what is asked for."""

        served = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.served += 1
            if self.served == 1:
                return b"From a@b Tue Mar 17 23:30:00 2020\n"
            if self.served <= 2 + LARGEST // 1_000_000:
                return b"x" * 1_000_000
            tail = [
                b"\n",
                b"\n",
                b"From c@d Tue Mar 17 23:30:00 2020\n",
                b"Subject: s\n",
                b"\n",
                b"hi\n",
            ]
            at = self.served - 3 - LARGEST // 1_000_000
            return tail[at] if at < len(tail) else b""

    assert list(messages(Endless())) == [None, b"Subject: s\n\nhi\n"]  # type: ignore[arg-type]


def test_what_is_no_mail_is_said() -> None:
    assert "no mail" in refused("a.eml", b"just words without a head")
