"""Where one element begins right behind another: what is set apart, and what is one word."""

import pytest
from lxml import etree

from newsclean.blocks import from_tree
from newsclean.innertext import words
from newsclean.joint import DEEP

APART = [
    ("<span>Anna Reck</span><span>03. nov. 2025</span>", "Anna Reck 03. nov. 2025"),
    ("<span>Đà Lạt</span><a href='/x'>Con đường ven hồ</a>", "Đà Lạt Con đường ven hồ"),
    ("<a href='/a'>Anna Reck</a><span>Korrespondentin</span>", "Anna Reck Korrespondentin"),
    ("<b><i>Politik</i></b><a href='/x'><span>Ilmhafen</span></a>", "Politik Ilmhafen"),  # each within another
    ("<span>Politik</span><!-- a --><!-- b --><span>Ilmhafen</span>", "Politik Ilmhafen"),
    ("<span>Politik</span><img src='i.gif'><span>Ilmhafen</span>", "Politik Ilmhafen"),
    ("<span>Por</span><a href='/x'>Rui Melo</a>", "Por Rui Melo"),
    ("<span>by</span><a href='/x'>Ann Lee</a>", "by Ann Lee"),
    ("<span>Zum Lesen 10</span><span>Minuten</span>", "Zum Lesen 10 Minuten"),
    ("<span>3 May 2024</span><span>10:32 AM</span>", "3 May 2024 10:32 AM"),
    ("<span>VIDEO</span><span>03:40</span>", "VIDEO 03:40"),
    ("<i>The gate at dusk.</i><small>Photo by Ann Lee</small>", "The gate at dusk. Photo by Ann Lee"),
    ("<b>Photo:</b><i>Reck</i>", "Photo: Reck"),
    ("<span>The gate (left)</span><span>Ann Lee</span>", "The gate (left) Ann Lee"),
    ("<a href='/a'>harbours</a><a href='/b'>ferries</a>", "harbours ferries"),
    ("<a href='/a'>ULM NEWS</a><a href='/b'>NATO</a>", "ULM NEWS NATO"),
]
ONE = [
    ("<span class='dropcap'>T</span><span>he ferry</span>", "The ferry"),
    ("<b>T</b><b>HE FERRY</b>", "THE FERRY"),
    ("<b>Mc</b><i>Donnell</i>", "McDonnell"),
    ("<b>Ronald Mac</b><i>Donnell</i>", "Ronald MacDonnell"),
    ("<b>i</b><i>Boat sails</i>", "iBoat sails"),
    ("<b>You</b><i>Boat</i>", "YouBoat"),
    ("<b>Boat</b><i>Up</i>", "BoatUp"),
    ("<b>Water H</b><sub>2</sub><b>O</b>", "Water H2O"),
    ("<b>ferries</b><sup>1</sup>", "ferries1"),
    ("<b>The gov</b><b>ernment</b>", "The government"),
    ("<a href='/a'>harb</a><a href='/a'>ours</a>", "harbours"),  # one link in two parts
    ("<a href='/a'>have expand</a><a href='/b'>ed</a>", "have expanded"),
    ("<code><b>read</b><i>Lines</i></code>", "readLines"),
    ("<b>Super</b><wbr><b>Markt</b>", "SuperMarkt"),
    ("<b>U.</b><i>S. Navy</i>", "U.S. Navy"),
    ("<b>written by J.R.</b><i>Lee</i>", "written by J.R.Lee"),
    ("<a href='/a'>東京</a><a href='/b'>大阪港</a>", "東京大阪港"),
    ("<b>3.</b><b>5 million</b>", "3.5 million"),
    ("<b>Anna</b>Reck", "AnnaReck"),  # text right behind an element
    ("Anna<b>Reck</b>", "AnnaReck"),
    ("<b>Anna</b>-<b>Reck</b>", "Anna-Reck"),
]


@pytest.mark.parametrize("html, said", APART + ONE)
def test_joints(html, said):
    page = etree.fromstring(f"<div><p>{html}</p></div>", etree.HTMLParser())
    assert [block.text for block in from_tree(page, None)] == [said]
    assert words(page.find(".//p")) == said


def test_joints_within_breaks_have_none():
    page = etree.fromstring("<div><p><b>Anna Reck</b><br><i>Ilmhafen</i></p></div>", etree.HTMLParser())
    assert words(page.find(".//p")) == "Anna Reck Ilmhafen"


def test_elements_far_within_others_are_not_asked():
    deep = "<i>" * 2 * DEEP + "Ilmhafen" + "</i>" * 2 * DEEP
    page = etree.fromstring(f"<div><p><b>Anna Reck</b>{deep}</p></div>", etree.HTMLParser())
    assert [block.text for block in from_tree(page, None)] == ["Anna ReckIlmhafen"]
