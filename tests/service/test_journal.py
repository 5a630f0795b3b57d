import pytest
import structlog

from service.journal import configure_log


@pytest.mark.parametrize(("level", "written"), [("info", True), ("warning", False)])
def test_events_below_the_level_are_not_written(
    capsys: pytest.CaptureFixture[str], level: str, written: bool
) -> None:
    configure_log(level)
    structlog.get_logger().info("request", path="/v1/search", status=200)
    assert ("event=request path=/v1/search status=200" in capsys.readouterr().err) is written
