import pytest

from ingest.joining import is_cut, is_doubled, is_prose, refers_back


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("筑牢领域安全屏障，不断拓展知识产权保护国际交流", "合作，推动保护水平进一步提升。"),
        ("新收专利案件44711件；著作权案件251687件，同比下降1.57%；", "技术合同案件 6 492 件。"),
        ("批捕销售假冒注册商标的商品罪，共 1 576 件。2 413", "人，起诉 3 309 件。"),
        ("《药品行政执法与刑事司法衔接工作办法》由国家药品监督管", "理局联合印发。"),
        ("《关于商标注册用商品和服务分类的指", "引》等系列指引发布。"),
        ("开展网络电商平台标准侵权盗版监测，", "全年监测涉嫌侵权网站 5 743 个。"),
        ("The court found. It then ruled that", "the patent was valid."),
        ("全市渔船总数1,", "436艘"),
        ("渔民人均收入3.", "28万元"),
        ("捕捞产量52", ".6万吨"),
    ],
)
def test_a_sentence_that_a_page_end_cut_goes_on(before: str, after: str) -> None:
    assert is_cut(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("案件增长。", "域案件下降。"),
        ("他说：“案件增长。”", "商标案件下降。"),
        ("主要做法如下：", "加强审判。"),
        ("国家知识产权局", "二〇二三年中国知识产权保护状况"),
        ("床前明月光", "疑是地上霜"),
        ("《中华人民共和国专利法》", "《中华人民共和国商标法》"),
        ("Patent applications", "The office received many."),
        ("3.", "28个村"),
        ("见表2.", "其他事项"),
        ("", "案件"),
    ],
)
def test_finished_sentences_titles_and_verse_do_not_go_on(before: str, after: str) -> None:
    assert not is_cut(before, after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("同比增长 42.30%；计", "计算机软件著作权登记总量", True),
        ("依法保护知识产", "产权人的利益", True),
        ("活动遍及全中国", "国家知识产权局主办", False),
        ("与有关国家举行会谈，与", "与会代表交流", False),
        ("认真研究这是不是", "是否可行", False),
        ("人", "工智能", False),
        ("", "计算机", False),
    ],
)
def test_a_character_printed_twice_is_known_from_one_that_belongs_twice(
    before: str, after: str, expected: bool
) -> None:
    assert is_doubled(before, after) is expected


def test_of_which_refers_back_and_others_do_not() -> None:
    assert refers_back("其中，专利案件 1 990 件")
    assert not refers_back("其中国家知识产权局办理")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一年来，各地方各部门凝心聚力，不断加强知识产权法治保障", True),
        ("坚持稳中求进，推动高质量发展", False),
        ("国家知识产权局", False),
    ],
)
def test_prose_is_known_by_its_punctuation(text: str, expected: bool) -> None:
    assert is_prose(text) is expected
