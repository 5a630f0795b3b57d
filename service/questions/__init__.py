"""Questions read: what is asked for, in which unit, of what, and when."""

from service.questions.constraints import (
    EVENT_SCOPES,
    opens_with_others,
    plain_text,
    tells_of_several_years,
    tells_of_years_together,
)
from service.questions.indicators import read_indicators
from service.questions.movement import way_of
from service.questions.ordinals import ordinals_differ, read_ordinals
from service.questions.reading import read_question
from service.questions.records import Asked, Constraints, Question
from service.questions.several import may_name_several, split_things
from service.questions.statements import Statement
from service.questions.units import chinese_units, english_units, unit_nouns

__all__ = [
    "EVENT_SCOPES",
    "Asked",
    "Constraints",
    "Question",
    "Statement",
    "chinese_units",
    "english_units",
    "may_name_several",
    "opens_with_others",
    "ordinals_differ",
    "plain_text",
    "read_indicators",
    "read_ordinals",
    "read_question",
    "split_things",
    "tells_of_several_years",
    "tells_of_years_together",
    "unit_nouns",
    "way_of",
]
