from collections.abc import Callable

import pytest

from eval.report import Report, build_rows, group_names, scores_of, select_group
from eval.runs import Outcome


def test_groups_are_all_then_languages_then_kinds_and_none_is_unanswerable() -> None:
    names = group_names()
    assert names[:6] == ("all", "zh", "en", "mixed", "zh-Hant", "figure")
    assert "unanswerable" not in names


@pytest.mark.parametrize(
    ("group", "ids"), [("all", ["a", "b", "c"]), ("en", ["b"]), ("change", ["b", "c"])]
)
def test_a_group_is_all_or_a_language_or_a_kind(
    make_outcome: Callable[..., Outcome], group: str, ids: list[str]
) -> None:
    outcomes = [
        make_outcome(question_id="a", lang="zh", kind="figure"),
        make_outcome(question_id="b", lang="en", kind="change"),
        make_outcome(question_id="c", lang="mixed", kind="change"),
    ]
    assert [outcome.question_id for outcome in select_group(outcomes, group)] == ids


def test_a_row_holds_the_mean_of_its_group(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    report = make_report(
        *(make_outcome(lang="zh", rank=rank) for rank in (1, 1, 2, None)),
        make_outcome(lang="en", rank=None),
    )
    rows = {row.group: row for row in build_rows(report)}
    assert list(rows) == ["all", "zh", "en", "figure"]
    assert (rows["zh"].n, rows["zh"].estimates["Success@1"].mean) == (4, 0.5)
    assert (rows["all"].n, rows["all"].estimates["Success@1"].mean) == (5, 0.4)
    assert rows["en"].estimates["Success@1"].high == 0


def test_questions_without_a_relevant_passage_are_named(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    report = make_report(make_outcome(), make_outcome(question_id="q2", relevant=0, rank=None))
    assert report.unjudged == ("q2",)


def test_parity_is_reported_only_where_there_are_pairs(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    assert make_report(make_outcome()).parities() == {}
    pair = [make_outcome(pair="p1", lang=lang) for lang in ("zh", "en")]
    assert make_report(*pair).parities()["both"].estimate.mean == 1


def test_a_report_without_answerable_questions_has_no_rows(
    make_report: Callable[..., Report],
) -> None:
    assert build_rows(make_report(asked=1, unanswerable=1)) == ()


def test_scores_stand_in_the_order_of_the_measures(make_outcome: Callable[..., Outcome]) -> None:
    scores = {"nDCG@10": 0.4, "Success@1": 0.1, "MRR@10": 0.3, "Success@5": 0.2}
    assert scores_of([make_outcome(scores=scores)]).tolist() == [[0.1, 0.2, 0.3, 0.4]]
