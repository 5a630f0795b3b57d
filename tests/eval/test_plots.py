from collections.abc import Callable
from pathlib import Path

import pytest

from eval.errors import ReportError
from eval.plots import save_plot
from eval.report import Report
from eval.runs import Outcome


@pytest.fixture
def report(make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]) -> Report:
    outcomes = tuple(
        make_outcome(question_id=f"q{number}", lang=("zh", "en")[number % 2], rank=1 + number // 3)
        for number in range(6)
    )
    return make_report(outcomes={"lexical": outcomes, "both": outcomes})


@pytest.mark.parametrize(("name", "head"), [("a.png", b"\x89PNG"), ("图.svg", b"<?xml")])
def test_the_ending_of_the_name_chooses_the_format(
    report: Report, tmp_path: Path, name: str, head: bytes
) -> None:
    path = save_plot([("before", report)], tmp_path / "new" / name)
    assert path.read_bytes().startswith(head)


def test_there_is_a_panel_for_each_choice_of_legs_and_a_name_for_each_run(
    report: Report, tmp_path: Path
) -> None:
    drawn = save_plot([("before", report), ("after", report)], tmp_path / "a.svg").read_text()
    assert [f"<!-- {legs} -->" in drawn for legs in ("lexical", "dense", "both")] == [
        True,
        False,
        True,
    ]
    assert all(f"<!-- {text} -->" in drawn for text in ("before", "after", "zh-Hant", "Success@1"))


def test_equal_runs_give_equal_files(report: Report, tmp_path: Path) -> None:
    first, second = (save_plot([("run", report)], tmp_path / name) for name in ("a.svg", "b.svg"))
    assert first.read_bytes() == second.read_bytes()


def test_an_unknown_format_is_refused(report: Report, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"a\.pdf: a plot ends in \.png or \.svg"):
        save_plot([("run", report)], tmp_path / "a.pdf")


def test_a_place_that_cannot_be_written_is_named(report: Report, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ReportError, match=r"file/a\.svg: cannot be written"):
        save_plot([("run", report)], tmp_path / "file" / "a.svg")
