import pytest

from service.answering.events import event_fit, read_events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("自2020年5月1日起施行", "effective"),
        ("When did the rules come into force?", "effective"),
        ("於三月五日印發", "issued"),
        ("the plan was published", "issued"),
        ("与挪威签署备忘录", "signed"),
        ("第三次会议召开", "held"),
        ("was it held in May", "held"),
    ],
)
def test_says_what_happens_in_either_language(text: str, event: str) -> None:
    assert event in read_events(text)


def test_a_title_says_nothing_of_what_happens() -> None:
    assert read_events("《关于实施发布制度的意见》") == frozenset()


@pytest.mark.parametrize(
    ("asked", "found", "fit"),
    [("施行", "自五月起施行", 1.0), ("施行", "于三月公布", -1.0), ("施行", "共三条", 0.0)],
)
def test_another_event_speaks_against(asked: str, found: str, fit: float) -> None:
    assert event_fit(read_events(asked), read_events(found)) == fit
