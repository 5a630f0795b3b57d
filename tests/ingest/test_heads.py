import pytest

from ingest.heads import MAX_HEAD_CHARS, Heads
from tests.ingest.conftest import ReadPassages


def _take(*texts: str) -> list[tuple[str, ...]]:
    heads = Heads()
    return [heads.take(text) for text in texts]


HEAD = "第九条 有下列情形之一的，处一万元以下罚款："


@pytest.mark.parametrize(
    "items",
    [
        ("（一）未登记的；", "（二）未备案的。"),
        ("未登记的；", "未备案的。"),
        ("1.未登记的；", "2.未备案的。"),
    ],
)
def test_items_stand_under_the_sentence_that_heads_them(items: tuple[str, ...]) -> None:
    assert _take(HEAD, *items) == [(), (HEAD,), (HEAD,)]


def test_a_list_ends_at_the_next_article_and_at_plain_text() -> None:
    assert _take(HEAD, "（一）未登记的。", "第十条 自2020年起施行。")[-1] == ()
    assert _take(HEAD, "（一）未登记的。", "前款规定由主管部门解释。")[-1] == ()


def test_lists_stand_within_lists() -> None:
    inner = "（一）申请时提交："
    assert _take(HEAD, inner, "1.身份证；", "（二）其他。")[2:] == [(HEAD, inner), (HEAD,)]


def test_an_answer_stands_under_its_question() -> None:
    question = "问：补贴标准是多少？"
    assert _take(question, "答：每人每月500元。", "另有交通补贴。") == [
        (),
        (question,),
        (question,),
    ]


def test_a_question_within_prose_heads_nothing() -> None:
    assert _take("为什么要改革？", "因为需要。")[-1] == ()


def test_of_a_long_head_the_end_is_kept() -> None:
    long = f"有下列{'情形' * 100}的："
    (head,) = _take(long, "（一）未登记的。")[-1]
    assert len(head) == MAX_HEAD_CHARS
    assert long.endswith(head)


def test_a_passage_says_what_heads_it(read_passages: ReadPassages) -> None:
    passages = read_passages(f"第一章 罚则\n\n{HEAD}\n\n（一）未登记的；\n\n（二）未备案的。")
    assert passages[-1].heading_path == ("第一章 罚则", HEAD.replace(" ", ""))


def test_a_question_ends_where_the_next_number_stands() -> None:
    question, answer = "六、有哪些举措？", "一是加强监管。"
    following = "七、在保护方面有何措施？一是完善制度。"
    assert _take(question, answer, following, "二是加强监管。") == [(), (question,), (), ()]


QUESTIONS = [
    "问：补贴标准是多少？",
    "1.补贴标准是多少？",
    "一、补贴标准是多少？",
    "Q1：补贴标准是多少？",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_of_all_forms_head_their_answers(question: str) -> None:
    assert _take(question, "答：每人每月500元。")[1] == (question,)
