"""A place is told from other words by its kind and by what it does not begin with."""

from collections.abc import Callable

import pytest

from ingest import read_local
from ingest.language import PLACE
from service.answering.places import abbreviated_countries
from service.answering.report_subjects import read_report_subject
from service.questions.topics import read_topic

Printer = Callable[[str], str]


@pytest.mark.parametrize("word", PLACE.zh("local", "division").split("|"))
def test_a_kind_ends_the_name_of_a_place(word: str, print_word: Printer) -> None:
    name = f"岚江{print_word(word)}"
    assert read_local(f"{name}的人口") == name


@pytest.mark.parametrize("word", PLACE.zh("opening", "division", "body").split("|"))
def test_a_report_is_of_the_place_that_its_title_begins_with(
    word: str, print_word: Printer
) -> None:
    name = f"岚江{print_word(word)}"
    assert name in read_report_subject(f"{name}2023年公报", "").names


@pytest.mark.parametrize("word", PLACE.zh("opening", "no_name").split("|"))
def test_a_report_of_the_country_is_of_no_place(word: str) -> None:
    assert not read_report_subject(f"{word}重点市公报", "").names


@pytest.mark.parametrize("word", PLACE.zh("behind", "division").split("|"))
def test_a_place_is_cut_with_its_kind(word: str) -> None:
    subject = read_report_subject("岚江省公报", "")
    assert subject.cut_from(f"岚江{word}粮食产量").endswith("粮食产量")
    assert "岚江" not in subject.cut_from(f"岚江{word}粮食产量")


@pytest.mark.parametrize("word", PLACE.zh("behind", "country_name").split("|"))
def test_a_body_keeps_the_name_of_the_country(word: str) -> None:
    assert read_topic(f"全国{word}会议", "count", ()) == f"全国{word}会议"


@pytest.mark.parametrize("word", PLACE.en("behind", "country_name").split("|"))
def test_an_english_body_keeps_the_name_of_the_country(word: str, print_word: Printer) -> None:
    assert "china" in read_topic(f"china {print_word(word)} shops", "count", ())


@pytest.mark.parametrize("word", PLACE.zh_senses("between_states"))
def test_two_states_have_dealings(word: str, print_word: Printer) -> None:
    assert abbreviated_countries().findall(f"中澳{print_word(word)}") == ["中澳"]
