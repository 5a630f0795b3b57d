import json
from collections.abc import Callable
from pathlib import Path

import pytest

ZH = {
    "惩罚性赔偿共计319件。同比增长。": [("a", "惩罚性赔偿有多少件？")],
    "海关扣留侵权货物。口岸在上海。": [("b", "海关扣留了什么？")],
}
EN = {"any": [("a", "How many punitive damages cases?"), ("b", "What did customs detain?")]}


def test_a_question_set_is_scored_by_legs(
    write_squad: Callable[..., Path],
    run_eval: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_eval("squad", write_squad(ZH), "--json", tmp_path / "out" / "s.json") == 0
    printed = capsys.readouterr().out
    assert "squad.json: 2 questions, 2 passages" in printed
    assert all(word in printed for word in ("lexical", "dense", "both", "Recall@100"))
    fields = json.loads((tmp_path / "out" / "s.json").read_text(encoding="utf-8"))
    assert fields["legs"]["both"]["estimates"]["nDCG@10"]["mean"] == 1
    assert fields["legs"]["lexical"]["ranks"] == {"a": 1, "b": 1}
    assert fields["embedder"] == "zhiwen-static"


def test_questions_are_asked_in_another_language(
    write_squad: Callable[..., Path],
    run_eval: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    more = {"另一段话。": [("c", "还有吗？")]}
    zh, en = write_squad(ZH, more, name="zh.json"), write_squad(EN, name="en.json")
    assert run_eval("squad", zh, "--questions", en) == 0
    printed = capsys.readouterr().out
    assert "zh.json asked by en.json: 2 questions, 3 passages" in printed
    assert "1 questions without a counterpart were not asked" in printed


def test_translations_are_scored_both_ways(
    run_eval: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.zh").write_text("法院\n海关\n", encoding="utf-8")
    (tmp_path / "t.en").write_text("court\ncustoms\n", encoding="utf-8")
    options = ("--json", tmp_path / "b.json")
    assert run_eval("bitext", tmp_path / "t.zh", tmp_path / "t.en", *options) == 0
    assert "zh -> en" in capsys.readouterr().out
    there, back = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["directions"]
    assert (there["accuracy"]["mean"], back["f1"]) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["squad", "没有.json.gz"], 2, "没有.json.gz: no such file"),
        (["bitext", "没有.tsv.gz"], 2, "没有.tsv.gz: no such file"),
        (["bitext", "a", "b", "c"], 2, "give one table or two files"),
    ],
)
def test_wrong_input_is_told_in_one_line(
    run_eval: Callable[..., int],
    arguments: list[str],
    status: int,
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_eval(*arguments) == status
    printed = capsys.readouterr().err
    assert message in printed
    assert "Traceback" not in printed
