"""Exact answers: what in the passages found answers a question, and how sure that is."""

from service.answering.answerer import Answerer, Findings
from service.answering.composing import compose
from service.answering.eligibility import QUANTITIES
from service.answering.examining import Examination, Examiner
from service.answering.features import FEATURES, measure
from service.answering.judging import lead, meaning
from service.answering.model import (
    DEFAULT_MODEL,
    FAMILIES,
    UNREAD_MODEL,
    Family,
    FamilyModel,
    load_models,
)
from service.answering.reader import NoReader, OnnxReader, Reader
from service.answering.records import Candidate
from service.answering.signs import SENSES, SIGNS, read_signs, with_margin
from service.answering.vetoes import AFTER, refusal

__all__ = [
    "AFTER",
    "DEFAULT_MODEL",
    "FAMILIES",
    "FEATURES",
    "QUANTITIES",
    "SENSES",
    "SIGNS",
    "UNREAD_MODEL",
    "Answerer",
    "Candidate",
    "Examination",
    "Examiner",
    "Family",
    "FamilyModel",
    "Findings",
    "NoReader",
    "OnnxReader",
    "Reader",
    "compose",
    "lead",
    "load_models",
    "meaning",
    "measure",
    "read_signs",
    "refusal",
    "with_margin",
]
