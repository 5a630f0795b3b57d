"""A verb of a report is told from who did it and with what."""

from collections.abc import Callable

import pytest

from ingest.figures.counted import split_members
from ingest.figures.verbs import STOP_VERB
from ingest.figures.wordings import parse_wording
from ingest.language import ACT

Printer = Callable[[str], str]


@pytest.mark.parametrize("word", ACT.zh_senses("done"))
def test_a_chinese_verb_is_what_was_done(word: str) -> None:
    wording = parse_wording(f"某地法院{word}专案")
    # The 新 of 新开工 is an adverb, as it is before any verb that is not one with it in the table.
    verb = word.removeprefix("新") if word in {"新开工", "新录制"} else word
    assert (wording.agent, wording.verb, wording.object) == ("某地法院", verb, "专案")


@pytest.mark.parametrize("word", ACT.en_senses("done"))
def test_an_english_verb_is_what_was_done(word: str, print_word: Printer) -> None:
    wording = parse_wording(f"courts {print_word(word)} appeals")
    assert (wording.agent, wording.verb, wording.object) == ("courts", print_word(word), "appeals")


@pytest.mark.parametrize("word", ACT.zh_senses("stop"))
def test_a_verb_ends_the_name_of_what_is_counted(word: str, print_word: Printer) -> None:
    assert STOP_VERB.search(print_word(word))


@pytest.mark.parametrize("word", ACT.zh_senses("counted"))
def test_the_members_of_a_list_share_what_was_done_with_them(word: str) -> None:
    listed = ("发明专利", "商标", "外观设计")
    members = split_members(f"{'、'.join(listed)}{word}量分别为", 3)
    assert members == tuple(f"{each}{word}量" for each in listed)
