"""Which encoding a page is in: declared, marked, valid, or guessed; and that no bytes raise."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import check_growth

from newsclean import OptionError
from newsclean.decode import _CODECS, decode, detect, lookup

GERMAN = "<p>Die Brücke über die Weiße Elster ist für Fußgänger geöffnet."
JAPANESE = "<p>川にかかる橋は月曜日に再び開通した。市は工事が終わったと発表した。"
RUSSIAN = "<p>Мост через реку снова открыт для движения, сообщила в понедельник мэрия города."
WRONG_BYTES = bytes(range(128, 256)) * 3 + b"\xff\xfe\x81\x8d\xf0"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("iso-8859-1", "cp1252"),
        ("US-ASCII", "cp1252"),
        ("latin1", "cp1252"),
        ("ISO-8859-9", "cp1254"),
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("Shift_JIS", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("utf-16", "utf-16-le"),
        ("UTF8", "utf-8"),
        ("tis-620", "cp874"),
        ("utf8mb4", None),
        ("", None),
    ],
)
def test_labels_are_read_as_browsers_read_them(label: str, codec: str | None) -> None:
    assert lookup(label) == codec


def test_every_label_names_a_codec() -> None:
    assert len(_CODECS) > 220
    for codec in set(_CODECS.values()):
        codecs.lookup(codec)


@pytest.mark.parametrize("label", sorted(_CODECS))
def test_a_declaration_never_raises_on_wrong_bytes(label: str) -> None:
    page = f'<meta charset="{label}"><p>'.encode() + WRONG_BYTES
    for found in (detect(page), detect(page, label), detect(page, content_type=f"text/html; charset={label}")):
        assert "<p>" in decode(page, found.name) or found.name.startswith("utf-16")


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (GERMAN, "cp1252", "iso-8859-1"),
        (GERMAN, "cp1252", "windows-1252"),
        (JAPANESE, "cp932", "shift_jis"),
        (JAPANESE, "euc-jp", "euc-jp"),
        (JAPANESE, "iso2022-jp", "iso-2022-jp"),
        ("<p>大桥星期一重新通车，市政府说。", "gb18030", "gb2312"),
        ("<p>大橋星期一重新通車，市政府說。", "big5", "big5"),
        ("<p>다리가 월요일에 다시 열렸다고 시가 밝혔다.", "cp949", "euc-kr"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        ("<p>Most nad rzeką jest znów otwarty, ogłosił zarząd dróg.", "iso8859-2", "iso-8859-2"),
    ],
)
@pytest.mark.parametrize("where", ["http", "meta", "meta-equiv", "xml", "option"])
def test_a_right_declaration_is_followed(text: str, encoding: str, label: str, where: str) -> None:
    heads = {
        "meta": f'<meta charset="{label}">',
        "meta-equiv": f"<META http-equiv=Content-Type content='text/html; charset = {label}'>",
        "xml": f'<?xml version="1.0" encoding="{label}"?>',
    }
    data = (heads.get(where, "") + text).encode(encoding)
    option = label if where == "option" else None
    found = detect(data, option, f'text/html; Charset="{label}"' if where == "http" else None)
    assert decode(data, found.name).endswith(text)
    assert found.how == ("meta" if where in ("meta-equiv", "xml") else where)
    assert found.exact


@pytest.mark.parametrize("label", ["iso-8859-1", "gbk", "utf-16", "shift_jis", "koi8-r", "nonsense"])
@pytest.mark.parametrize("text", [GERMAN, JAPANESE, RUSSIAN, "<p>plain"])
def test_valid_utf8_wins_over_what_the_page_says(label: str, text: str) -> None:
    data = (f'<meta charset="{label}">' + text).encode()
    assert detect(data, content_type=f"text/html; charset={label}")[:2] == ("utf-8", "utf-8")


def test_a_declared_utf8_that_is_plainly_windows_1252_is_passed_over() -> None:
    data = ('<meta charset="utf-8">' + GERMAN * 5).encode("cp1252")
    assert decode(data, detect(data, content_type="text/html; charset=iso-8859-1").name).endswith(GERMAN)
    assert decode(data, detect(data).name).endswith(GERMAN)


def test_a_stray_foreign_byte_does_not_spoil_utf8() -> None:
    data = (GERMAN * 20).encode() + b"\xe9 " + (GERMAN * 20).encode()
    assert detect(data, content_type="text/html; charset=iso-8859-1") == ("utf-8", "utf-8", False)
    assert decode(data, "utf-8").count("ü") == GERMAN.count("ü") * 40


def test_utf8_cut_off_within_a_character_stays_utf8() -> None:
    assert detect((GERMAN * 3 + "é").encode()[:-1]) == ("utf-8", "utf-8", False)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize("text", [GERMAN * 3, "<html><body><p>" + JAPANESE])
def test_utf16_with_and_without_a_mark(codec: str, mark: str, text: str) -> None:
    data = (mark + text).encode(codec)
    found = detect(data)
    assert found == (codec, "bom" if mark else "utf-16", True)
    assert decode(data, found.name) == text


def test_utf8_mark_is_cut_off() -> None:
    data = codecs.BOM_UTF8 + GERMAN.encode()
    assert detect(data)[:2] == ("utf-8", "bom")
    assert decode(data, "utf-8") == GERMAN


def test_the_callers_word_wins_and_python_names_are_known_too() -> None:
    assert detect(GERMAN.encode("cp437"), "cp437")[:2] == ("cp437", "option")
    assert detect(GERMAN.encode(), "latin-1")[:2] == ("cp1252", "option")


@pytest.mark.parametrize("name", ["klingon", "", "rot13", "base64", "idna", "punycode", "undefined", "a\0b"])
def test_an_option_that_is_no_encoding_is_the_callers_mistake(name: str) -> None:
    with pytest.raises(OptionError):
        detect(b"<p>x", name)


def test_a_guess_is_called_a_guess() -> None:
    assert detect(GERMAN.encode("cp1252")).how == "detected"


@pytest.mark.parametrize(
    ("text", "codecs"),
    [
        (GERMAN, "cp1252"),
        ("<p>«¿Quién abre el puente?», preguntó la señora, y añadió: «¡Ya!»", "cp1252"),
        ("<p>“The bridge is open,” said the mayor – ‘at last’.", "cp1252"),
        ("<p>A ponte já não está fechada, informou a câmara; as ações continuam.", "cp1252"),
        ("<p>Most nad rzeką jest znów otwarty.", "cp1250 iso8859-2"),
        ("<p>Most přes řeku je opět otevřen, oznámil v úterý městský úřad.", "cp1250 iso8859-2"),
        ("<p>A híd újra járható, közölte a város; a mérnökök szerint erős és szűk.", "cp1250 iso8859-2"),
        ("<p>Köprü salı günü yeniden açıldı, belediye başkanı söyledi.", "cp1254"),
        ("<p>Tiltas per upę vėl atidarytas, pranešė miesto savivaldybė.", "cp1257"),
        (RUSSIAN, "cp1251 koi8-u iso8859-5"),
        ("<p>Міст через річку знову відкрито для руху, повідомила мерія міста.", "cp1251 koi8-u"),
        ("<p>Η γέφυρα πάνω από το ποτάμι άνοιξε ξανά, ανακοίνωσε ο δήμος.", "cp1253 iso8859-7"),
        ("<p>הגשר מעל הנהר נפתח שוב לתנועה, כך הודיעה העירייה ביום שני.", "cp1255"),
        ("<p>أعلنت البلدية يوم الاثنين إعادة فتح الجسر فوق النهر أمام حركة المرور.", "cp1256"),
        ("<p>สะพานข้ามแม่น้ำเปิดให้สัญจรอีกครั้งในวันจันทร์ เทศบาลเมืองกล่าว", "cp874"),
        (JAPANESE, "cp932 euc-jp iso2022-jp"),
        ("<p>다리가 월요일에 다시 열렸다고 시가 밝혔다.", "cp949"),
        ("<p>大桥星期一重新通车，市政府说。", "gb18030"),
        ("<p>大橋星期一重新通車，市政府說。", "big5hkscs"),
    ],
)
@pytest.mark.parametrize("page", ["{}", '<html lang="en"><title>Menu</title>{}'])
def test_the_guess_goes_by_the_letters(text: str, codecs: str, page: str) -> None:
    text = page.format(text)
    for codec in codecs.split():
        data = text.encode(codec)
        found = detect(data)
        assert (decode(data, found.name), found.how) == (text, "detected")


def test_guessing_is_silent(caplog: pytest.LogCaptureFixture) -> None:
    detect(WRONG_BYTES)
    assert not caplog.records


@given(st.binary(max_size=300), st.sampled_from([None, *sorted(_CODECS)]))
def test_any_bytes_decode(data: bytes, label: str | None) -> None:
    found = detect(data, content_type=label and f"text/html; charset={label}")
    decode(data, found.name)
    if found.exact:
        data.decode(found.name)


@pytest.mark.parametrize(
    "piece", [b"<meta ", b"<meta charset", b"charset=", b"<?xml ", b"\x1b", b"<!--", b"\xff", b"\xc3"]
)
def test_declarations_are_found_in_linear_time(piece: bytes) -> None:
    def data(size: int) -> bytes:
        return b"\xe9" + piece * (size // len(piece))

    check_growth(lambda data: detect(data, content_type="charset=" * 100), data, 1_000_000)
