"""Amounts by the specification that ``ingest.figures.amounts`` states."""

import random
import time

import pytest

from ingest import Passage
from ingest.figures import parse_amount, read_amounts
from ingest.numerals import plain


def read(text: str) -> list[str]:
    return [f"{one.raw} {plain(one.value)} {one.unit}".strip() for one in read_amounts(text)]


def bounds(text: str) -> list[str]:
    return [one.bound for one in read_amounts(text)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("受理6 492件、6,492件", ["6 492件 6492 件", "6,492件 6492 件"]),
        ("受理６，４９２件", ["６，４９２件 6492 件"]),
        ("3 801 件 6 071 人", ["3 801 件 3801 件", "6 071 人 6071 人"]),
        ("4 614.64 万件", ["4 614.64 万件 46146400 件"]),
        ("2.639 8 万家", ["2.639 8 万家 26398 家"]),
        ("1.2万亿斤", ["1.2万亿斤 1200000000000 斤"]),
        ("1亿2000万人", ["1亿2000万人 120000000 人"]),
        ("1亿7千5百万美元", ["1亿7千5百万美元 175000000 美元"]),
        ("2万6千亿元", ["2万6千亿元 2600000000000 元"]),
        ("3千零60万人", ["3千零60万人 30600000 人"]),
        ("2.5万多亿元", ["2.5万多亿元 2500000000000 元"]),
        ("零下31.5摄氏度", ["零下31.5摄氏度 -31.5 摄氏度"]),
        ("利润为负1.7亿元", ["负1.7亿元 -170000000 元"]),
        ("净增-420人，甲-420人", ["-420人 -420 人", "420人 420 人"]),
        ("三十三类81项公证", ["三十三类 33 类", "81项 81 项"]),
        ("五百九十六亿六千万元", ["五百九十六亿六千万元 59660000000 元"]),
        ("一百十八个", ["一百十八个 118 个"]),
        ("四十万千瓦", ["四十万千瓦 400000 千瓦"]),
        ("兩萬餘個", ["兩萬餘個 20000 个"]),
        ("three hundred and nineteen cases", ["three hundred and nineteen cases 319 cases"]),
        ("1,196 granted patents of", ["1,196 granted patents 1196 patents"]),
        ("RMB 1.16 billion", ["RMB 1.16 billion 1160000000 RMB"]),
        ("US$3 million", ["US$3 million 3000000 US$"]),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, amounts: list[str]) -> None:
    assert read(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("百分之五点四", ["百分之五点四 5.4 %"]),
        ("千分之十三", ["千分之十三 13 ‰"]),
        ("提高0.3个百分点", ["0.3个百分点 0.3 个百分点"]),
        ("增长-1.2%", ["-1.2% -1.2 %"]),
        ("三分之一", ["三分之一 0.3333"]),
        ("10万分之9.2", ["10万分之9.2 0.000092"]),
        ("占1/3", ["1/3 0.3333"]),
        ("一半", ["一半 0.5"]),
        ("占三成五", ["三成五 35 %"]),
        ("翻了两番", ["翻了两番 4 倍"]),
        ("增长3.5倍", ["3.5倍 3.5 倍"]),
        ("有期徒刑4年6个月", ["4年6个月 4.5 年"]),
        ("两年半", ["两年半 2.5 年"]),
        ("30微克/立方米", ["30微克/立方米 30 微克/立方米"]),
        (
            "rose 5 per cent, 0.3 percentage points",
            ["5 per cent 5 %", "0.3 percentage points 0.3 个百分点"],
        ),
        ("rose 5 per cent", ["5 per cent 5 %"]),
        ("grew 3.5 times", ["3.5 times 3.5 倍"]),
    ],
)
def test_shares_multiples_and_durations_are_read_as_stated(text: str, amounts: list[str]) -> None:
    assert read(text) == amounts


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("约4.5万个", "approx"),
        ("7%左右", "approx"),
        ("150余件", "more_than"),
        ("两年多来", "more_than"),
        ("突破90万件", "more_than"),
        ("80%以上", "at_least"),
        ("不得少于十年", "at_least"),
        ("不应超过30日", "at_most"),
        ("五日内", "at_most"),
        ("十年内乱", "exact"),
        ("不足5000元", "less_than"),
        ("节约100亿元", "exact"),
        ("上百公里", "at_least"),
        ("过千人", "more_than"),
        ("数百场", "more_than"),
        ("几十万份", "more_than"),
        ("十几万人次", "more_than"),
        ("历时近三年", "approx"),
        ("近三年累计", "exact"),
        ("more than 30 cases", "more_than"),
        ("no fewer than 30 cases", "at_least"),
        ("three cases or more", "at_least"),
    ],
)
def test_the_words_around_a_number_bound_it(text: str, bound: str) -> None:
    assert bounds(text) == [bound]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5%—5.5%", "5", "5.5"),
        ("3至5年", "3", "5"),
        ("百分之四到五", "4", "5"),
        ("1.2—1.5亿元", "120000000", "150000000"),
        ("三四十家", "30", "40"),
        ("9亿～16亿", "900000000", "1600000000"),
        ("two to three million North Koreans", "2000000", "3000000"),
        ("between 5 and 10 percent", "5", "10"),
        ("three to seven years", "3", "7"),
    ],
)
def test_two_ends_with_one_unit_are_a_range(text: str, low: str, high: str) -> None:
    (amount,) = read_amounts(text)
    assert amount.high is not None
    assert (plain(amount.value), plain(amount.high), amount.bound) == (low, high, "range")


def test_from_one_number_to_another_is_a_change_not_a_range() -> None:
    assert read("从88个到317个") == ["88个 88 个", "317个 317 个"]


@pytest.mark.parametrize(
    "text",
    [
        "2023年9月15日、11月28至12月10日、1-9月、2023—2025年、二〇二三年、20世纪90年代",
        "15时40分、8:30、1:500、2023-09-15",
        "第14届、第二类、第十四、十五条",
        "“1·25”案、“昆仑2023”、《指南 2023》、“三个代表”",
        "国发〔2023〕5号、（2023）京73民终2号、ZL201210201489.X、COVID-19、5G、ISO 9001",
        "1. 总则、1.1 背景、（一）、一、、[1]、①、表 1 2023年、专栏 1 个人信息",
        "010-66550000、400-820-8820",
        "一个、一种、一批、一起、一些、统一、同一个、二次创业、千家万户、百姓、几个、案件数百件、十几年、数十年",
        "十四五、一带一路、十三届全国人大、三中全会、三峡、四川、零件、大陆人",
        "one of the laws, Box 3, Article 5, section 2.1, in 2019 courts, September 15, 2023",
        "",
    ],
)
def test_what_names_ranks_or_dates_is_no_amount(text: str) -> None:
    assert read(text) == []


def test_a_cell_of_a_table_is_an_amount_and_its_row_number_is_none() -> None:
    assert read("1\t专利\t319\t5.4%") == ["319 319", "5.4% 5.4 %"]


def test_every_amount_of_the_report_stands_where_it_says(
    report_passages: tuple[Passage, ...],
) -> None:
    for passage in report_passages:
        position = 0
        for amount in read_amounts(passage.text):
            assert amount.span.of(passage.text) == amount.raw
            assert amount.span.start >= position
            position = amount.span.end


def test_the_wording_of_an_amount_alone_gives_it_back(
    report_passages: tuple[Passage, ...],
) -> None:
    for passage in report_passages:
        for amount in read_amounts(passage.text):
            again = parse_amount(amount.raw)
            assert again is not None, amount
            assert (again.value, again.high, again.unit) == (amount.value, amount.high, amount.unit)


@pytest.mark.parametrize("seed", range(20))
def test_any_mixture_of_pieces_is_read_without_a_crash(seed: int) -> None:
    pieces = [
        *"0123456789.,，-—~/·:%‰ \t\n“”《》（）㎡①½",
        *"余多来几数第约近超半个件年月日元万亿千百十一二三〇零成倍番",
        *(
            "分之",
            "个百分点",
            "至",
            "٣٥",
            "৪২",
            "５",
            "three ",
            "million ",
            " cases",
            "US$",
            "e\u0301",
        ),
    ]
    rng = random.Random(seed)
    for _ in range(300):
        text = "".join(rng.choices(pieces, k=rng.randint(0, 30)))
        position = 0
        for amount in read_amounts(text):
            assert amount.span.of(text) == amount.raw
            assert amount.span.start >= position
            position = amount.span.end


@pytest.mark.parametrize("text", ["٣٥件", "৪২ 件", "५०%", "3٥件", "٥3件", "100①", "5² 件"])
def test_digits_of_other_scripts_are_never_read_wrong(text: str) -> None:
    assert read(text) == []


def test_a_hundred_figures_are_a_hundred_amounts() -> None:
    text = "、".join(f"专利{n}件" for n in range(1, 101))
    assert [int(amount.value) for amount in read_amounts(text)] == list(range(1, 101))


@pytest.mark.parametrize(
    "piece",
    [
        "受理6 492件，",
        "9",
        "一",
        "a-",
        "“",
        "《",
        "1 ",
        "万",
        "three ",
        "1-",
        "5年",
        " ",
        "翻",
        "1亿",
    ],
)
def test_the_time_grows_with_the_length(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        read_amounts(text)
        return time.process_time() - start

    seconds(1_000)
    # The better of two: the machine may be busy with something else once.
    assert min(seconds(16_000), seconds(16_000)) < 30 * max(seconds(2_000), 0.005)


@pytest.mark.parametrize(
    "text", ["千万吨级炼油厂", "九年义务教育", "PM2.5", "细颗粒物（PM2.5）", "三年行动计划"]
)
def test_what_names_something_is_no_amount(text: str) -> None:
    assert read_amounts(text) == ()


@pytest.mark.parametrize("cell", ["-2.0", "−2", "(2)", "+20"])
def test_a_cell_may_have_a_sign(cell: str) -> None:
    assert len(read_amounts(f"衣着\t{cell}")) == 1
