import pytest

from service.library import Library
from service.page_results import answer_html, notice_html, options_html, path_html, read_link
from service.page_words import read_words

MARKUP = "<b>\"&'</b>"
ESCAPED = "&lt;b&gt;&quot;&amp;&#x27;&lt;/b&gt;"


@pytest.mark.parametrize("written", [notice_html(MARKUP), path_html(MARKUP, MARKUP)])
def test_text_is_escaped(written: str) -> None:
    assert ESCAPED in written
    assert MARKUP not in written


def test_the_option_in_force_is_selected_and_all_are_escaped() -> None:
    options = options_html([("", "全部"), (MARKUP, MARKUP)], MARKUP)
    assert options == (
        f'<option value="">全部</option><option value="{ESCAPED}" selected>{ESCAPED}</option>'
    )


@pytest.mark.parametrize(
    ("passage_id", "span", "link"),
    [
        ("cn-2023-0a1b2c3d:40", None, "/read/cn-2023-0a1b2c3d:40"),
        ("cn-2023-0a1b2c3d:40", (2, 9), "/read/cn-2023-0a1b2c3d:40@2-9"),
        ('报告"<:4', None, "/read/%E6%8A%A5%E5%91%8A%22%3C:4"),
    ],
)
def test_a_place_has_its_permanent_link(
    passage_id: str, span: tuple[int, int] | None, link: str
) -> None:
    assert read_link(passage_id, span) == link


def test_a_path_runs_from_the_outermost_name_in() -> None:
    assert path_html("报告", "", "一、总则") == "报告 › 一、总则"


def test_several_things_are_answered_one_by_one_without_a_script(library: Library) -> None:
    response = library.answer("2023年发明专利和实用新型专利授权分别多少件")
    html = answer_html(response, response.hits, read_words("en"))
    assert html.index("发明专利</h2>") < html.index("92.08万件") < html.index("209.03万件")
