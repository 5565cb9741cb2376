"""Bytes to text: which encoding a page is in, and how that was known.

Labels are read as browsers read them (https://encoding.spec.whatwg.org/#names-and-labels): "latin-1" and "ascii"
mean windows-1252, "gb2312" means gb18030. A declaration is a claim, not a proof: bytes that are valid UTF-8 are
UTF-8 whatever the page says, and a declared multi-byte encoding that does not fit the bytes is passed over.
"""

import codecs
import re
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from newsclean.errors import OptionError
from newsclean.patterns import lazy

__all__ = ["Encoding", "decode", "detect", "lookup"]

# Python codec: the labels that browsers take for it. Where the standard's encoding is a superset of what the label
# says (gb2312, shift_jis, ks_c_5601), the codec is the superset.
_LABELS = """
utf-8: unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8
cp866: 866 cp866 csibm866 ibm866
iso8859-2: csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2
iso8859-3: csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
iso8859-4: csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
iso8859-5: csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988
iso8859-6: arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i
iso8859-6: iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
iso8859-7: csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7
iso8859-7: iso_8859-7:1987 sun_eu_greek
iso8859-8: csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8
iso8859-8: iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical
iso8859-10: csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
iso8859-13: iso-8859-13 iso8859-13 iso885913
iso8859-14: iso-8859-14 iso8859-14 iso885914
iso8859-15: csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9
iso8859-16: iso-8859-16
koi8-r: cskoi8r koi koi8 koi8-r koi8_r
koi8-u: koi8-ru koi8-u
mac-roman: csmacintosh mac macintosh x-mac-roman
cp874: dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
cp1250: cp1250 windows-1250 x-cp1250
cp1251: cp1251 windows-1251 x-cp1251
cp1252: ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1
cp1252: iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 x-user-defined latin-1
cp1253: cp1253 windows-1253 x-cp1253
cp1254: cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5
cp1254: windows-1254 x-cp1254
cp1255: cp1255 windows-1255 x-cp1255
cp1256: cp1256 windows-1256 x-cp1256
cp1257: cp1257 windows-1257 x-cp1257
cp1258: cp1258 windows-1258 x-cp1258
mac-cyrillic: x-mac-cyrillic x-mac-ukrainian
gb18030: chinese csgb2312 csiso58gb231280 gb18030 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk
big5hkscs: big5 big5-hkscs cn-big5 csbig5 x-x-big5
euc-jp: cseucpkdfmtjapanese euc-jp x-euc-jp
iso2022-jp: csiso2022jp iso-2022-jp
cp932: csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis
cp949: cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949
utf-16-be: unicodefffe utf-16be
utf-16-le: csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le
"""
_CODECS = MappingProxyType(
    {
        label: codec
        for codec, _, labels in (line.partition(": ") for line in _LABELS.strip().splitlines())
        for label in labels.split()
    }
)
# By which signs a text that declares no encoding is known to be in one: letters that stand among those of ASCII …
_AMONG_ASCII = {
    "cp1252": "äöüßéèàçñóíáúãêâîôåæøïëìòùœÄÖÜÉ¿¡«»",
    "cp1250 iso8859-2": "ąćęłńóśźżáčďéěíňřšťúůýžőűöüăâîşţđŚŻŠŽČŘ",
    "cp1254": "ğışçöüİâŞÖÜÇ",
    "cp1257": "ąčęėįšųūžāēģīķļņõäöüŠŽ",
    "cp1258": "ăâđêôơưàáèéíóùú",
}
# … the usual letters of other alphabets, which stand next to each other …
_ALPHABETS = {
    "cp1251 koi8-u iso8859-5": "оеаитнсрвлмкдпуяыьі",
    "cp1253 iso8859-7": "αοιετσνηυρπκμλςίόάέή",
    "cp1255": "יוהלאתרמבשנדעקםח",
    "cp1256": "اليمروتنةدبفعقسحه",
    "cp874": "าน่อรัก้ยเงวดีลสทะบปไมต",
}
# … and the usual signs of scripts that have many. What is usual was counted on pages.
_SCRIPTS = {
    "cp932 euc-jp": "のにるをしたとでいはがれなすまらっかりこさもあくけだようめてきせみンルスイトリクラアッドレーシ",
    "cp949": "이다지는로에의을가인서기시고은으대리어사나도해하자한정수전있만일했라",
    "gb18030 big5hkscs": "的一是在有不了人和上年大中国國个個这這为為对對会會发發时時后後来來说說过過实實将將于於以市"
    "日月行用出方本能新公前最就到数數下家法成要分入生同通多们們地可他我经經现現理学學部进進从從与與性业業高关關三二自工事民主政",
}
_OF_HOSTS = frozenset(("idna", "punycode"))  # codecs of Python that are for names of hosts, not for texts
_MULTIBYTE = frozenset(("utf-8", "gb18030", "big5hkscs", "euc-jp", "iso2022-jp", "cp932", "cp949"))
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

# Shape: fixed starts, then at most 500 characters of one tag and 40 of a label.
_LABEL = rb"\s{0,20}=[\s\"']{0,20}([\w.:-]{1,40})"
_META = lazy(re.compile, rb"<meta[^>]{0,500}?charset" + _LABEL, re.IGNORECASE)
_XML = lazy(re.compile, rb"\s{0,20}<\?xml[^>]{0,200}?encoding" + _LABEL, re.IGNORECASE)
_HTTP = lazy(re.compile, rb"charset" + _LABEL, re.IGNORECASE)

PIECE = 16_384  # bytes; from 8 to 64 KB all are equally fast
HEAD = 65_536  # bytes searched for a declaration
SAMPLE = 16_384  # bytes by which an encoding is guessed
FEW = 2  # times the share of usual signs among many, to be like that of letters
WRONG = 0.1  # share of undecodable among non-ASCII characters above which an encoding does not fit the bytes


class Encoding(NamedTuple):
    """A Python codec's name, how it was found, and whether every byte decodes in it.

    `how` is one of option, bom, utf-16, utf-8, http, meta, detected.
    """

    name: str
    how: str
    exact: bool = True


def lookup(label: str) -> str | None:
    """The codec that browsers use for a label, or None for a label they do not know.

    >>> lookup("ISO-8859-1"), lookup(" gb2312 "), lookup("utf8mb4")
    ('cp1252', 'gb18030', None)
    """
    return _CODECS.get(label.strip().lower())


def decode(data: bytes, encoding: str) -> str:
    """The text; what cannot be decoded becomes U+FFFD."""
    return data.decode(encoding, "replace").removeprefix("\ufeff")


def detect(data: bytes, declared: str | None = None, content_type: str | None = None) -> Encoding:
    """How `data` is encoded. `declared` is the caller's word and wins; `content_type` is the HTTP header's value.

    Raises OptionError where `declared` is no encoding.

    >>> detect("Die Brücke".encode("latin-1"), content_type="text/html; charset=iso-8859-1")
    Encoding(name='cp1252', how='http', exact=True)
    >>> detect('<meta charset="latin-1"><p>Die Brücke'.encode())
    Encoding(name='utf-8', how='utf-8', exact=True)
    """
    if declared is not None:
        name = _option(declared)
        return Encoding(name, "option", _fits_exactly(data, name))
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Encoding(name, "bom", _fits_exactly(data, name))
    if wide := _utf16(data[:1024]):
        return Encoding(wide, "utf-16", _fits_exactly(data, wide))
    # ISO-2022-JP is all ASCII bytes, so it would pass as UTF-8; a byte alone is found in a tenth of the time.
    escapes = b"\x1b" in data and b"\x1b$" in data
    if not escapes and _fits_exactly(data, "utf-8"):
        return Encoding("utf-8", "utf-8")
    found = _declared(data, content_type)
    if escapes and not found and _fits_exactly(data, "iso2022-jp"):
        return Encoding("iso2022-jp", "detected")
    if _fits(data, "utf-8") and not (escapes and found and found[0] == "iso2022-jp"):
        return Encoding("utf-8", "utf-8", _fits_exactly(data, "utf-8"))
    if found:
        return Encoding(*found, _fits_exactly(data, found[0]))
    name = _detected(data)
    return Encoding(name, "detected", _fits_exactly(data, name))


def _option(declared: str) -> str:
    if name := lookup(declared):
        return name
    try:
        is_charset = codecs.lookup(declared).name not in _OF_HOSTS
        b"a".decode(declared, "replace")  # what turns bytes into bytes shows here
    except (LookupError, ValueError):
        is_charset = False
    if not is_charset:
        raise OptionError(f"no encoding {declared!r}")
    return declared


def _utf16(head: bytes) -> str | None:
    """UTF-16 without a byte order mark: markup is ASCII, so every other byte is NUL."""
    low, high = head[::2].count(0), head[1::2].count(0)
    if high > len(head) // 10 and high > 9 * low:
        return "utf-16-le"
    if low > len(head) // 10 and low > 9 * high:
        return "utf-16-be"
    return None


def _declared(data: bytes, content_type: str | None) -> tuple[str, str] | None:
    """The first declaration that is a known label and fits the bytes."""
    head = data[:HEAD]
    for how, found in (
        ("http", _HTTP.search((content_type or "").encode("ascii", "replace"))),
        ("meta", _XML.match(head)),
        ("meta", _META.search(head)),
    ):
        name = lookup(found[1].decode("ascii")) if found else None
        # bytes that were read as ASCII so far are not UTF-16
        if name and not name.startswith("utf-16") and _fits(data, name):
            return name, how
    return None


def _fits_exactly(data: bytes, name: str) -> bool:
    try:
        if name == "utf-8":
            _check_utf8(data)
        else:
            data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _check_utf8(data: bytes) -> None:
    """Decoding piece by piece stays in the processor's cache: half the time of `data.decode()` on a page of 150 KB."""
    view, place, end = memoryview(data), 0, len(data)
    while place < end:
        place += codecs.utf_8_decode(view[place : place + PIECE], "strict", place + PIECE >= end)[1]


def _fits(data: bytes, name: str) -> bool:
    """Whether nearly all of what is not ASCII can be decoded: a page may hold a foreign snippet, or be cut off."""
    if name not in _MULTIBYTE:
        return True
    text = data.decode(name, "replace")
    wrong = text.count("\ufffd")
    return wrong <= WRONG * (len(text) - len(text.encode("ascii", "ignore")))


def _detected(data: bytes) -> str:
    """The encoding in which the text has the most usual signs; where several do equally well, the first of them."""
    start = len(data) - len(data.lstrip(bytes(range(128))))  # the first byte outside ASCII
    sample = data[max(0, start - 1) : start + SAMPLE]
    return max(_signs(), key=lambda name: _likelihood(sample, name))


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    """What finds the usual signs of each encoding; compiled here, since few pages need it."""
    forms = {"(?<=[A-Za-z])[{0}]|[{0}](?=[A-Za-z])": _AMONG_ASCII, "[{0}]{{2,}}": _ALPHABETS, "[{0}]": _SCRIPTS}
    return {
        name: re.compile(form.format(usual))
        for form, scripts in forms.items()
        for names, usual in scripts.items()
        for name in names.split()
    }


def _likelihood(sample: bytes, name: str) -> float:
    """The share of usual signs among those outside ASCII."""
    text = sample.decode(name, "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    usual = sum(map(len, _signs()[name].findall(text)))
    return usual * (FEW if name in _MULTIBYTE else 1) / (foreign or 1)
