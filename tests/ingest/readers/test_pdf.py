import re
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest

from ingest import IngestError
from ingest.readers.pdf import read_pdf

MakePdf = Callable[..., bytes]
HEIGHT_PT = 1

TITLE = (150, 100, "澄浦市2023年工作报告", 22)


def knows_hanzi(make_pdf: MakePdf) -> bool:
    """Tell whether the machine has a font that draws what the file brings no font for."""
    text = pdfium.PdfDocument(make_pdf([(90, 280, "标a", 10)]))[0].get_textpage()
    _, bottom, _, top = text.get_charbox(0)
    return top - bottom > HEIGHT_PT


def page(*lines: str, top: float = 150, left: float = 90, size: float = 12) -> list[object]:
    """Lines of running text, those that begin with a space set in by two characters."""
    return [
        (left + (24 if line.startswith(" ") else 0), top + 20 * number, line.strip(), size)
        for number, line in enumerate(lines)
    ]


def test_lines_are_put_together_to_paragraphs(make_pdf: MakePdf) -> None:
    lines = page(
        " 全年全市生产总值1024.5亿元，比上年增长5.2%，其中第一产业增加",
        "值102.3亿元，增长3.1%。",
        " 年末常住人口321.4万人。",
    )
    text = read_pdf(make_pdf([TITLE, *lines]), name="a.pdf").text
    assert text.split("\n\n") == [
        "澄浦市2023年工作报告",
        "全年全市生产总值1024.5亿元，比上年增长5.2%，其中第一产业增加值102.3亿元，增长3.1%。",
        "年末常住人口321.4万人。\n",
    ]


def test_english_words_are_parted_and_hyphens_at_line_ends_go(make_pdf: MakePdf) -> None:
    lines = page(
        "In 2023 the courts accepted 6,492 cases of intellectual property and the Min-",
        "istry published them.",
    )
    text = read_pdf(make_pdf(lines), name="a.pdf").text
    assert text == (
        "In 2023 the courts accepted 6,492 cases of intellectual property and the Ministry "
        "published them.\n"
    )


def test_a_paragraph_goes_over_the_page_end_and_pages_are_known(make_pdf: MakePdf) -> None:
    first = page(" 全年牛奶产量比上年增长10.9%，其中澄浦区和临江区的产量合计4.32")
    second = page("万吨，占全市的六成。", " 水产品产量2.1万吨。")
    read = read_pdf(make_pdf([TITLE, *first], second), name="a.pdf")
    assert "4.32万吨，占全市的六成。" in read.text
    assert read.text[read.pages[1] :].startswith("万吨，占全市")


def test_running_heads_and_page_numbers_are_left_out(make_pdf: MakePdf) -> None:
    pages = [
        [
            (200, 40, "澄浦市统计局 2023年公报", 9),
            (290, 810, f"- {number} -", 9),
            *page(f" 第{number}季度全市进出口总额{number}2.5亿元。"),
        ]
        for number in (1, 2, 3)
    ]
    text = read_pdf(make_pdf(*pages), name="a.pdf").text
    assert re.findall(r"统计局|- \d -", text) == []
    assert text.count("进出口总额") == 3


def test_a_table_with_open_sides_is_read_row_by_row(make_pdf: MakePdf) -> None:
    rules = [(90, y, 500, y) for y in (200, 225, 310)] + [(x, 200, x, 310) for x in (220, 360)]
    cells = [
        *(
            (x, 218, words, 10)
            for x, words in ((95, "指标"), (230, "产量（万吨）"), (370, "增长（%）"))
        ),
        *((x, 243, words, 10) for x, words in ((95, "粮食"), (260, "902.61"), (400, "-0.9"))),
        *(
            (x, 263, words, 10)
            for x, words in ((115, "其中：夏粮"), (260, "508.58"), (400, "-8.6"))
        ),
        *((x, 283, words, 10) for x, words in ((95, "油料"), (260, "21.30"), (400, "2.5"))),
    ]
    text = read_pdf(
        make_pdf([(200, 190, "表3 主要农产品产量", 10), *rules, *cells]), name="a.pdf"
    ).text
    assert text.splitlines() == [
        "表3 主要农产品产量",
        "指标\t产量（万吨）\t增长（%）",
        "粮食\t902.61\t-0.9",
        "　　其中：夏粮\t508.58\t-8.6",
        "油料\t21.30\t2.5",
    ]


def test_a_cell_over_two_columns_and_two_rows_is_read_as_one(make_pdf: MakePdf) -> None:
    across = [(90, y, 450, y) for y in (200, 240, 260)] + [(210, 220, 450, 220)]
    upright = [(x, 200, x, 260) for x in (90, 210, 450)] + [(330, 220, 330, 260)]
    cells = [
        (95, 222, "地区", 10),
        (300, 214, "产值", 10),
        (230, 234, "2022年", 10),
        (350, 234, "2023年", 10),
        *((x, 254, words, 10) for x, words in ((95, "甲县"), (230, "12.1"), (350, "13.4"))),
    ]
    text = read_pdf(make_pdf([*across, *upright, *cells]), name="a.pdf").text
    assert text.splitlines() == ["地区\t产值\t", "地区\t2022年\t2023年", "甲县\t12.1\t13.4"]


def test_tables_of_three_rules_end_where_text_stands_between_them(make_pdf: MakePdf) -> None:
    rules = [(90, y, 500, y) for y in (200, 220, 250, 300, 320, 350)]
    cells = [
        (95 + 180 * column, top, words, 10)
        for top, line in (
            (214, ("地区", "产值")),
            (240, ("甲县", "12.1")),
            (314, ("地区", "人口")),
            (340, ("甲县", "32.5")),
        )
        for column, words in enumerate(line)
    ]
    between = (90, 280, "人口按常住人口统计，产值按现价计算，增速按不变价格计算。", 10)
    items = [*rules, *cells[:4], between, *cells[4:]]
    text = read_pdf(make_pdf(items), name="a.pdf").text
    assert text.splitlines() == [
        "地区\t产值",
        "甲县\t12.1",
        between[2],
        "地区\t人口",
        "甲县\t32.5",
    ]


def test_paragraphs_of_one_full_line_stay_apart(make_pdf: MakePdf) -> None:
    lines = page(
        " 《推动知识产权高质量发展年度工作指引》于2023年3月23日印发施行。",
        " 《系统治理商标恶意注册促进发展工作方案》于2023年4月2日印发。",
        " 全年全市知识产权案件比上年增长5.2%，其中专利案件增长3.1%，商标",
        "案件增长6.4%。",
    )
    text = read_pdf(make_pdf([TITLE, *lines]), name="a.pdf").text
    assert text.count("\n\n") == 3


@pytest.mark.parametrize(
    ("turned", "rotate"),
    [
        ("0 1 -1 0 842 0", 90),
        ("0 1 -1 0 842 0", 0),
        ("0 -1 1 0 -247 595", 270),
        ("-1 0 0 -1 595 842", 180),
    ],
    ids=["a turned page", "text set sideways", "turned the other way", "upside down"],
)
def test_a_page_set_sideways_is_read_upright(make_pdf: MakePdf, turned: str, rotate: int) -> None:
    if not knows_hanzi(make_pdf):
        pytest.skip("no Chinese font here, and none in the file: PDFium drops what is set sideways")
    rules = [(90, y, 300, y) for y in (300, 325, 350)] + [(x, 300, x, 350) for x in (90, 180, 300)]
    cells = [
        *((x, 318, words, 10) for x, words in ((95, "指标"), (190, "产量（万吨）"))),
        *((x, 343, words, 10) for x, words in ((95, "粮食"), (190, "902.61"))),
    ]
    page = [(90, 280, "表3 主要农产品产量", 10), *rules, *cells]
    text = read_pdf(make_pdf(page, turned=turned, rotate=rotate), name="a.pdf").text
    assert text.splitlines() == ["表3 主要农产品产量", "指标\t产量（万吨）", "粮食\t902.61"]


def test_a_page_whose_content_is_out_of_order_is_read_from_the_top_down(make_pdf: MakePdf) -> None:
    said = [f"第{number}项工作{'已经' * (number % 4)}完成。" for number in range(10)]
    lines = [(114, 100 + 40 * number, text, 12) for number, text in enumerate(said)]
    lines.append((90, 60, "各项工作在年底以前全部如期完成，群众满意度继续提高，没有遗留问题。", 12))
    shuffled = [lines[place] for place in (3, 1, 9, 0, 7, 2, 8, 4, 10, 6, 5)]
    text = read_pdf(make_pdf(shuffled), name="a.pdf").text
    assert text.strip().split("\n\n")[1:] == said


def test_a_box_around_a_paragraph_is_no_table(make_pdf: MakePdf) -> None:
    frame = [(80, 140, 520, 140), (80, 200, 520, 200), (80, 140, 80, 200), (520, 140, 520, 200)]
    lines = page("全年全市生产总值1024.5亿元，比上年增长5.2%。", top=160)
    text = read_pdf(make_pdf([*frame, *lines]), name="a.pdf").text
    assert text == "全年全市生产总值1024.5亿元，比上年增长5.2%。\n"


def test_raised_marks_and_their_notes_are_tied(make_pdf: MakePdf) -> None:
    items = [
        (90, 150, "初步核算，全年全市生产总值", 12),
        (246, 145, "1", 6),
        (249, 150, "达到1024.5亿元，比上年增长5.2%。", 12),
        (90, 740, "1", 5),
        (95, 744, "按不变价格计算。", 8),
    ]
    text = read_pdf(make_pdf(items), name="a.pdf").text
    assert "生产总值[1]达到1024.5亿元" in text
    assert text.endswith("\n\n[1]按不变价格计算。\n")


def test_the_notes_of_a_page_whose_last_paragraph_goes_on_stay_on_it(make_pdf: MakePdf) -> None:
    first = [
        *page(" 全年全市生产总值比上年增长5.2%，其中第一产业增加值增长3.1%，第"),
        (90, 740, "1", 5),
        (95, 744, "按不变价格计算。", 8),
    ]
    read = read_pdf(make_pdf([TITLE, *first], page("二产业增加值增长6.4%。")), name="a.pdf")
    note = read.text.index("[1]按不变价格计算。")
    assert "增长3.1%，第二产业增加值增长6.4%。" in read.text
    assert note < read.pages[1] == read.text.index("二产业增加值增长6.4%")


def test_text_that_is_not_seen_is_not_read(make_pdf: MakePdf) -> None:
    def raw(x: int, y: int, text: str, before: str) -> str:
        codes = text.encode("utf-16-be").hex()
        return f"q {before} BT /F1 12 Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET Q"

    items = [
        *page(" 全年受理案件12345件，比上年增长5.2%。"),
        raw(90, 500, "白字99999件。", "1 g"),
        raw(90, 460, "无墨88888件。", "3 Tr"),
        "q 0 0 0.6 rg 80 390 300 30 re f Q",
        raw(90, 400, "蓝底白字777件。", "1 g"),
    ]
    text = read_pdf(make_pdf(items), name="a.pdf").text
    assert text == "全年受理案件12345件，比上年增长5.2%。\n\n蓝底白字777件。\n"


def test_a_watermark_that_text_runs_over_is_left_out_and_a_label_is_not(make_pdf: MakePdf) -> None:
    def numbered(number: int, *more: object) -> list[object]:
        lines = [
            f" 第{number}号事项第{part}条已经办结，用时{number}{part}天，群众满意。"
            for part in range(1, 8)
        ]
        below = [(90, 340 + 40 * n, f"第{number}类第{n}种。", 12) for n in range(1, 4)]
        return [*more, *page(*lines), (90, 340, "办理结果", 12), *below]

    mark = (150, 215, "内部资料", 30)
    text = read_pdf(make_pdf(*(numbered(n, mark) for n in (1, 2, 3))), name="a.pdf").text
    assert "内部资料" not in text
    assert text.count("办理结果") == 3
    assert text.count("群众满意。") == 21


def test_a_head_whose_number_goes_up_with_the_pages_is_left_out(make_pdf: MakePdf) -> None:
    def sheet(number: int) -> list[object]:
        own = (60, 50, "澄浦统计" if number % 2 else "2023年公报", 9)
        beside = (500, 50, str(number + 10), 9)
        return [own, beside, *page(f" 第{number}季度进出口总额{number}2.5亿元，比上年增长。")]

    text = read_pdf(make_pdf(*map(sheet, (1, 2, 3, 4))), name="a.pdf").text
    assert re.findall("统计|公报", text) == []


def test_two_columns_are_read_one_after_the_other(make_pdf: MakePdf) -> None:
    left = page(
        " 全年货物吞吐量达到一千二百三十四",
        "万吨，比上年增长百分之一点六，其中外",
        "贸货物吞吐量增长百分之三点一。",
        " 集装箱吞吐量增长百分之八，生产用",
        "泊位一百二十一个。",
        top=170,
        left=60,
    )
    right = page(" 内河航道通航里程一千一百零二公里。", top=170, left=310)
    items = [TITLE, (230, 130, "澄浦市交通运输局", 12), *left, *right]
    parts = read_pdf(make_pdf(items), name="a.pdf").text.strip().split("\n\n")
    assert [len(part) for part in parts[2:]] == [49, 25, 17]


@pytest.mark.parametrize(
    ("cut", "message"),
    [(200, "damaged, cut off or no PDF"), (12, "damaged, cut off or no PDF")],
)
def test_a_cut_off_file_is_refused(make_pdf: MakePdf, cut: int, message: str) -> None:
    with pytest.raises(IngestError, match=f"a.pdf: {message}"):
        read_pdf(make_pdf([TITLE])[:cut], name="a.pdf")


def test_a_file_without_text_is_refused(make_pdf: MakePdf) -> None:
    with pytest.raises(IngestError, match="no text"):
        read_pdf(make_pdf([]), name="a.pdf")
