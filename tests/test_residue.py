"""What flattening leaves in a text, and what it breaks."""

import pytest
from timing import check_growth, repeated

from newsclean.blocks import Block, Scope
from newsclean.flattened import from_text
from newsclean.residue import is_printed_code, is_residue, tidy, trimmed

CODE = (
    "var slot = 4; window.ads.push({id: 7});",
    "let shown=false;document.querySelector('.box').remove();",
    "const config = {'page': 'story', 'ads': true};",
    "function load(a){return a.b(1)}",
    "(function(w,d,s){w[s]=w[s]||[];})(window,document,'queue');",
    "window.dataQueue = window.dataQueue || [];",
    "document.write('<p>' + when + '</p>');",
    "dataLayer.push({'event': 'pageview', 'kind': 'story'});",
    "googletag.cmd.push(function() { googletag.display('box-1'); });",
    "if (typeof slots !== 'undefined') { slots.show('top'); }",
    "for (var i = 0; i < boxes.length; i++) { boxes[i].hide(); }",
    "try { start(); } catch (e) { }",
    "jQuery(document).ready(function($){ $('.menu').hide(); });",
    "$('#box').on('click', function () { toggle(); });",
    "adsbygoogle = (adsbygoogle || []).concat({});",
    "fbq('track', 'PageView');",
    "gtag('config', 'X-1', {'page': '/a'});",
    "//<![CDATA[ var a = 1; //]]>",
    '/* <![CDATA[ */ var settings = {"a":"b"}; /* ]]> */',
    "<script>var a = 1;</script>",
    '<iframe src="https://example.org/x" width="1"></iframe>',
    '<div class="box"><img src="x.png"></div>',
    "<!-- widget 7 --> <!-- end -->",
    ".story-box { color: red; margin: 0 auto }",
    "#menu a:hover{text-decoration:none}",
    "body { font-family: serif; }",
    "@media (max-width: 600px) { .box { display: none } }",
    "@font-face{font-family:X;src:url(x.woff)}",
    "@import url('x.css');",
    '{"@context": "https://schema.org", "@type": "NewsArticle"}',
    '[{"id": 1, "name": "a"}, {"id": 2}]',
    "{'kind': 'story', 'n': 2}",
    '{"pages":[1,2,3],"next":null,"more":{"a":[]}}',
    "e.exports=function(t){return n(t)};a[0]=b(c);x&&y||z;",
    "_q=_q||[];_q.push(['set',1]);_q.push(['go']);",
    "ytplayer.config = {args: {a: 1}};",
)
PROSE = (
    "Var rises in spring, and the river takes the meadows.",
    "Let us begin with the ferry.",
    "Let x be the number of passengers; then 2x + 3 = 17, so x = 7.",
    "Const Meyer, the captain, retired in May.",
    "Function rooms may be hired from June.",
    "Window panes broke in Ulm; nobody was hurt.",
    "Document everything, the lawyer said.",
    "Self (the band) plays on Friday (8 p.m.); tickets cost $12.",
    "If (and only if) it rains, the market moves indoors.",
    "For the mayor, that was enough.",
    "Try the pie; it is better than it looks.",
    "While some left, others (about 40) stayed & sang.",
    "The sum was a² + b² = c², as every pupil knows.",
    "Water is H2O; salt is NaCl [1].",
    "E = mc^2, she wrote on the wall.",
    "f(x) = x + 1 is a function, not a feeling.",
    "The vote was 12-4 (two absent).",
    "Tickets cost $4 (children $2), dogs travel free.",
    "$4,000 was found under the bench.",
    "$12 a day; $50 a week; $150 a month.",
    "£40; €45; $50.",
    "Prices: adults $8, pupils $4, families $20 (two adults, three children).",
    "See https://example.org/ferry?day=1&town=ulm for the timetable.",
    "https://example.org/news/2024/05/06/ferry-runs-again?x=1&y=2",
    "Write to ferry@example.org or call +49 731 000-0.",
    "#ferry was the word of the day.",
    "@lakeferry: “We are back.”",
    ".38 calibre shells were found at the pier.",
    "Body of water: a short history",
    "Media: what papers say",
    "“Row, row (oh row), row the boat; (hey!) gently.”",
    "La la la (la la); la la la (la la)",
    "[Chorus] Over the lake we go; over the lake [x2]",
    "[1] The minutes of the council, page 4.",
    "[Laughter.] The mayor went on.",
    "{sic} is not what he said.",
    "<i>The Ferryman</i>, a film of 1951, runs at nine.",
    "The page (/menu) was gone; the file (a_b_c.txt) too.",
    "Die Fähre (Baujahr 1951; 40 Meter) fährt wieder.",
    "Le bac (40 m ; 300 passagers) repart ; la ville s’en réjouit.",
    "El barco volvió (por fin); nadie lo esperaba.",
    "橋は再び開通した（四月一日）。",
    "عادت العبّارة إلى العمل (بعد شهرين)؛ وفرح الناس.",
    "Паром снова ходит (с понедельника); мост закрыт.",
    "Raven of the Tower dies at 22",
    "Raven (the bird) died; the Tower mourns.",
    "FB shares fell 3%.",
    "GA (General Assembly) votes on Friday.",
    "Ox carts (two) and a tractor: the parade of Ulm",
    "Results: Ulm 3, Lille 1; Bern 2, Graz 2; Linz 0, Brno 4.",
    "1. Ulm (GER) 3:02; 2. Lille (FRA) 3:04; 3. Bern (SUI) 3:09.",
    "Top 3: 1) Ulm; 2) Lille; 3) Bern",
    "Ferry | Lake News",
    "- - -",
    "{",
    ";",
    "",
)


def test_the_table_is_long_enough_to_mean_something():
    assert len(CODE) + len(PROSE) >= 80


@pytest.mark.parametrize("line", CODE)
def test_code(line):
    assert is_residue(line)


@pytest.mark.parametrize("line", PROSE)
def test_prose(line):
    assert not is_residue(line)


def texts(text: str) -> list[str]:
    return [block.text for block in tidy(from_text(text))]


def test_code_between_paragraphs_goes():
    assert texts("The ferry runs.\nvar a = 1; b(a);\nIt had stood still.") == ["The ferry runs.", "It had stood still."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry , which ran , stopped .", "The ferry, which ran, stopped."),
        ("“It runs .” he said", "“It runs.” he said"),
        ("Le bac repart : enfin !", "Le bac repart : enfin !"),
        ("A calibre of .38 was found", "A calibre of .38 was found"),
        ("And then ... nothing", "And then ... nothing"),
    ],
)
def test_spaces_before_full_stops_and_commas(text, expected):
    assert texts(text) == [expected]


# Tails

PARAGRAPHS = (
    "The ferry over the lake runs again from Monday on, the town council said on Friday after a meeting of four hours.",
    "It had stood still since March, when ice broke the landing stage, both of the ramps and a much loved bench.",
    "The first hundred passengers travel free, and the band of the fire brigade will play on both of the banks.",
)
STORY = (*PARAGRAPHS, *PARAGRAPHS)


def chosen(*lines: str, scope: Scope | None = None) -> list[str]:
    blocks = [Block(line, scope=scope) for line in lines]
    return [lines[i] for i in trimmed(blocks, range(len(blocks)))]


@pytest.mark.parametrize("heading", ["Leave a Comment", "3 Comments", "Kommentare (12)", "Комментарии", "コメント"])
def test_what_follows_the_heading_of_comments_goes(heading):
    assert chosen(*STORY, heading, "rainy says:", "I would like mine back.") == list(STORY)


def test_a_heading_that_is_not_chosen_itself_ends_the_story_too():
    blocks = [Block(line) for line in (*STORY, "3 Comments", "I would like mine back.")]
    assert trimmed(blocks, [0, 1, 2, 3, 4, 5, 7]) == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("at", [0, 1, 3])
def test_such_a_heading_on_top_ends_nothing(at):
    lines = [*STORY[:at], "Leave a Comment", *STORY[at:]]
    assert set(STORY) <= set(chosen(*lines))


def test_a_tree_knows_its_comments_by_their_elements():
    assert (
        chosen(*STORY, "Comments", "I would like mine back.", scope=Scope(1, None, "p", ""))[-1]
        == "I would like mine back."
    )


@pytest.mark.parametrize(
    "line", ["Advertisement", "Read more: ten ferries", "Follow us on Facebook", "Share", "Externer Inhalt"]
)
def test_furniture_lines_go_from_the_middle(line):
    assert chosen(*STORY[:3], line, *STORY[3:]) == list(STORY)


@pytest.mark.parametrize("label", ["Read more", "Lire aussi", "Lees ook"])
def test_a_label_glued_to_its_link_leads_to_another_story(label):
    link = "Ferry withdrawn until May"
    blocks = [*map(Block, STORY[:3]), Block(label + link, link_chars=len(link)), *map(Block, STORY[3:])]
    assert [blocks[i].text for i in trimmed(blocks, range(len(blocks)))] == list(STORY)


def test_the_wording_of_code_tells_nothing():
    code = [Block(">>> print(x)", "preformatted"), Block("+", "preformatted")]
    assert trimmed(code, [0, 1]) == [0, 1]


def test_nothing_to_trim():
    assert trimmed((), ()) == []
    assert tidy(()) == ()


# Hostile lines


@pytest.mark.parametrize(
    "piece",
    ["{", "var a = ", "a, ", "a-", "if (", "for {", "<", "/*", "\t", '{"a":', " .", "…", "ა ", "a:b ", "#a ", ". , "],
)
def test_cost_grows_in_step_with_a_line(piece):
    check_growth(lambda line: tidy((Block(line.strip() or "x"),)), repeated(piece), 2_000_000)


@pytest.mark.parametrize("line", ["a, b", "in lower case", ", and on", "Menu", "Comments", "{", "x " * 60])
def test_cost_grows_in_step_with_the_lines(line):
    def work(blocks):
        tidied = tidy(blocks)
        trimmed(tidied, range(0, len(tidied), 7))

    check_growth(work, lambda n: [Block(line)] * n, 10_000)


def test_captions_are_no_part_of_the_story():
    blocks = from_text(
        "The mill turns again, said its keeper.\n"
        "The keeper at the old mill on Friday (Photo: Ada Brook)\n"
        "She had waited nine years for it. Nobody else would.\n"
        "The mill in the year it stopped. Tom Reed/Getty Images\n"
        "Her question was one of the picture: who would paint it?\n"
        "Photo: Ada Brook"
    )
    assert trimmed(blocks, range(len(blocks))) == [0, 2, 4, 5]


def test_a_long_notice_is_told_by_how_it_begins():
    notice = "We use cookies " + "so that the pages remember what you were reading of the mill " * 4
    assert trimmed(
        (Block(notice.strip() + "."), Block("We use " + "flour of our own in every loaf " * 8 + ".")), (0, 1)
    ) == [1]


def test_who_signs_a_post_goes_with_it() -> None:
    post = "The ovens are on, and so are we."
    blocks = [Block(line) for line in (STORY[0], post, "— Ada Weir (@ada_bakes) May 4, 2024", *STORY[1:])]
    assert trimmed(blocks, range(len(blocks))) == list(range(len(blocks)))
    assert trimmed(blocks, [0, *range(2, len(blocks))]) == [0, *range(3, len(blocks))]


def test_a_block_at_either_end_that_closes_in_a_prompt_goes() -> None:
    pitch = "The Lark is a newsroom of its readers and asks what others leave out. Sign up for our newsletter."
    told = "The council asked whether anyone had read the letter. Sign up sheets hung at the door."
    thanks = "Wir sind eine kleine Redaktion am See. Jetzt Newsletter abonnieren!"
    assert chosen(pitch, *STORY, told) == [*STORY, told]
    assert chosen(told, *STORY, thanks) == [told, *STORY]
    assert chosen("Doors open at six. ", *STORY)[0] == "Doors open at six. "
    assert chosen(*STORY, pitch, *STORY) == [*STORY, pitch, *STORY]  # which may be what the story is about


def test_a_title_below_a_line_that_leads_to_another_story_goes() -> None:
    title = "What the ferry carried in March"
    assert chosen(*STORY[:1], "Read more:", title, *STORY[1:]) == [*STORY]
    assert chosen(*STORY[:1], "Lesen Sie auch", title, *STORY[1:]) == [*STORY]
    sentence = "It carried a piano in March."
    assert chosen(*STORY[:1], "Read more:", sentence, *STORY[1:]) == [STORY[0], sentence, *STORY[1:]]
    led = "Read more: The ferry over the lake runs again"
    assert chosen(*STORY[:1], led, title, *STORY[1:]) == [STORY[0], title, *STORY[1:]]


def test_code_that_a_page_prints_by_mistake_goes_and_code_in_pre_stays() -> None:
    blocks = [Block("The boat.", "paragraph"), Block(CODE[0], "paragraph"), Block(CODE[0], "preformatted")]
    assert [is_printed_code(block) for block in blocks] == [False, True, False]


def test_a_brief_that_closes_with_who_took_its_picture_is_a_story_and_a_caption_is_none() -> None:
    told = (
        "The ferry runs again from Monday, the harbour said. The ice has left the landing stage and both of the ramps. "
    )
    brief, caption = Block(f"{told}{told}Photo: Ida Brandt"), Block("The ferry at dawn. Photo: Ida Brandt")
    assert trimmed([brief], [0]) == [0]
    assert trimmed([caption], [0]) == []
    assert trimmed([Block(told), brief], [0, 1]) == [0]
