"""A particle names nothing: it is cut from a subject and from a topic, and ends a noun phrase."""

import re
from collections.abc import Callable

import pytest

from ingest import Analyzer
from ingest.figures.trimming import trim
from ingest.language import PARTICLE
from service.questions.frames_en import is_polar
from service.questions.indicators import _NEGATED
from service.questions.quantities_en import read_quantity
from service.questions.topics import read_topic
from service.questions.units_en import STOP

Printer = Callable[[str], str]


@pytest.mark.parametrize("word", PARTICLE.zh_senses("trail"))
def test_a_chinese_particle_is_cut_from_the_end(word: str, print_word: Printer) -> None:
    behind = "户" if word.endswith("(?=每)") else ""
    assert trim(f"粮食产量{print_word(word)}{behind}").removesuffix("标") == "粮食产量"


@pytest.mark.parametrize("word", PARTICLE.zh_senses("lead"))
def test_a_chinese_particle_is_cut_from_the_start(word: str, print_word: Printer) -> None:
    assert trim(f"{print_word(word)}粮食产量").lstrip("，将") == "粮食产量"


@pytest.mark.parametrize("word", PARTICLE.en_senses("trail"))
def test_an_english_particle_is_cut_from_the_end(word: str, print_word: Printer) -> None:
    assert trim(f"grain output {print_word(word)}") == "grain output"


@pytest.mark.parametrize("word", PARTICLE.en_senses("no_noun"))
def test_an_english_particle_ends_a_noun_phrase(word: str) -> None:
    assert STOP.search(word)


@pytest.mark.parametrize("word", PARTICLE.en_senses("polar"))
def test_an_auxiliary_opens_a_question_for_yes_or_no(word: str) -> None:
    assert is_polar(f"{word} it rise")


@pytest.mark.parametrize("word", [*PARTICLE.en_senses("frame"), *PARTICLE.en_senses("edge")])
def test_an_english_particle_is_no_topic(word: str) -> None:
    assert read_topic(f"{word} bridges", "count", ()) == "bridges"


@pytest.mark.parametrize("word", PARTICLE.zh_senses("set_aside"))
def test_what_a_chinese_question_sets_aside_is_no_indicator(word: str, print_word: Printer) -> None:
    assert _NEGATED.sub("", f"经济增速，{print_word(word)}物价") == "经济增速，"


@pytest.mark.parametrize("word", PARTICLE.en_senses("set_aside"))
def test_what_an_english_question_sets_aside_is_no_indicator(
    word: str, print_word: Printer
) -> None:
    assert _NEGATED.sub("", f"growth, {print_word(word)} prices") == "growth, "


@pytest.mark.parametrize("word", PARTICLE.en_senses("threshold"))
def test_an_amount_is_asked_for_behind_a_threshold(word: str) -> None:
    assert read_quantity(f"{word} what ozone level was it") == "amount"


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.mark.parametrize("word", [*PARTICLE.zh_senses("stop"), *PARTICLE.en_senses("stop")])
def test_a_stop_word_is_a_plain_word_that_is_no_term(word: str, analyzer: Analyzer) -> None:
    assert re.fullmatch(r"[a-z]+|[\u4e00-\u9fff]+", word)
    assert word not in {token.term for token in analyzer.tokens(f"{word} 专利 {word}")}
