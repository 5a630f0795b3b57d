"""Questions read: what is asked for, in which unit, of what, and when."""

from service.questions.movement import way_of
from service.questions.reading import read_question
from service.questions.records import Asked, Question
from service.questions.scoping import EVENT_SCOPES
from service.questions.several import Things, may_name_several, split_things
from service.questions.units import chinese_units, english_units, unit_nouns

__all__ = [
    "EVENT_SCOPES",
    "Asked",
    "Question",
    "Things",
    "chinese_units",
    "english_units",
    "may_name_several",
    "read_question",
    "split_things",
    "unit_nouns",
    "way_of",
]
