from pathlib import Path

import pytest
import typer

from eval.asked import open_asked


def test_a_snapshot_is_asked_for_rankings_and_answers(report_data: Path) -> None:
    with open_asked(None, report_data) as asked:
        assert asked.backend.legs == ("lexical", "dense", "both")
        response = asked.answerer.answer("2023年惩罚性赔偿案件数")
        assert asked.backend.name == f"snapshot {response.build_id}"
        cited = response.citations[0].passage_id
        assert asked.answerer.passage(cited).passage.passage_id == cited


def test_a_server_and_a_snapshot_cannot_both_be_asked() -> None:
    with (
        pytest.raises(typer.BadParameter, match="--url or --data"),
        open_asked("http://127.0.0.1:9", Path("数据")),
    ):
        pass
