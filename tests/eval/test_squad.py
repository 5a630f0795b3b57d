from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from eval.errors import SetError
from eval.squad import read_squad, with_questions

Asked = Mapping[str, Sequence[tuple[str, str]]]
ZH: Asked = {"北京是首都。": [("a", "哪里是首都？")], "长江很长。": [("b", "什么长？")]}
EN: Asked = {"Beijing is the capital.": [("b", "What is long?"), ("c", "Who?")]}


def test_each_distinct_context_is_kept_once_in_order(write_squad: Callable[..., Path]) -> None:
    squad = read_squad(write_squad(ZH, {"北京是首都。": [("c", "首都在哪？")]}))
    assert squad.contexts == ("北京是首都。", "长江很长。")
    assert [(topic.topic_id, topic.context) for topic in squad.topics] == [
        ("a", 0),
        ("b", 1),
        ("c", 0),
    ]


def test_questions_of_another_file_are_asked_by_id(write_squad: Callable[..., Path]) -> None:
    zh, en = write_squad(ZH, name="zh.json"), write_squad(EN, name="en.json")
    squad = with_questions(read_squad(zh), read_squad(en))
    assert [(topic.text, topic.context) for topic in squad.topics] == [("What is long?", 1)]
    assert (squad.left_out, squad.name) == (1, "zh.json asked by en.json")


def test_sets_without_a_common_id_are_refused(write_squad: Callable[..., Path]) -> None:
    squad = read_squad(write_squad(ZH))
    other = read_squad(write_squad({"Text.": [("z", "Why?")]}, name="en.json"))
    with pytest.raises(SetError, match=r"en\.json: has no question id of squad\.json"):
        with_questions(squad, other)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not in the SQuAD format"),
        ("[]", "not in the SQuAD format"),
        ('{"data": [{"paragraphs": [{"qas": []}]}]}', "KeyError"),
        ('{"data": [{"paragraphs": [{"context": " ", "qas": [{}]}]}]}', "a context is blank"),
        ('{"data": []}', "asks no question"),
    ],
)
def test_another_form_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "题.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SetError, match=message):
        read_squad(path)


def test_an_id_used_twice_is_refused(write_squad: Callable[..., Path]) -> None:
    with pytest.raises(SetError, match="two questions have the id 'a'"):
        read_squad(write_squad(ZH, {"别的。": [("a", "哪里是首都？")]}))
