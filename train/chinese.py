"""Pairs within Chinese: title and text, beginning and rest, question and answer."""

import re
from collections.abc import Iterator
from pathlib import Path

from opencc import OpenCC

from train.cleaning import strip_markup
from train.pair import Pair
from train.tables import read_questions, read_rows

WINDOW = 80
MIN_TEXT = 12

_CLAUSE = re.compile(r"(?<=[，。；：！？])")
_SENTENCE = re.compile(r"(?<=[。！？])")
_BULLET = re.compile(r"[（(][一二三四五六七八九十]+[）)]")


def prc_law_pairs(path: Path) -> Iterator[Pair]:
    """Yield each PRC law article with its title and chapter, and its clauses with its rest."""
    for row in read_rows(path):
        text = row["text"]
        if not row["article"] or len(text) < MIN_TEXT:
            continue
        chapter = row["chapter"].split(" ")[-1]
        yield Pair(left=f"{row['title']} {chapter}", right=text, source="prc-laws")
        yield from _clauses(text, "prc-clauses")


def report_pairs(path: Path) -> Iterator[Pair]:
    """Yield each paragraph of a work report with its section, and its clauses with its rest."""
    for row in read_rows(path):
        text = row["paragraph"]
        if row["section"] and len(text) >= MIN_TEXT:
            yield Pair(left=row["section"], right=text, source="gov-reports")
        sentences = [sentence for sentence in _SENTENCE.split(text) if len(sentence) >= MIN_TEXT]
        if len(sentences) > 1:
            rest = "".join(sentences[1:])
            yield Pair(left=sentences[0], right=rest, source="gov-reports")
        for sentence in sentences:
            yield from _clauses(sentence, "gov-reports")


def section_pairs(path: Path) -> Iterator[Pair]:
    """Yield the title and section of each paragraph of a manual with it."""
    for row in read_rows(path):
        heading = strip_markup(f"{row['title']} {row['section']}")
        text = strip_markup(row["paragraph"])
        if len(text) >= MIN_TEXT:
            yield Pair(left=heading, right=text, source="d365")


def drcd_pairs(path: Path) -> Iterator[Pair]:
    """Yield DRCD's questions, in Simplified characters, with what answers them."""
    return _question_pairs(path, "drcd")


def cmrc_pairs(path: Path) -> Iterator[Pair]:
    """Yield the questions of CMRC 2018's trial part with what answers them."""
    return _question_pairs(path, "cmrc-trial")


def _clauses(text: str, source: str) -> Iterator[Pair]:
    clauses = [clause for clause in _CLAUSE.split(_BULLET.sub("", text)) if len(clause) > 5]
    if len(clauses) < 2:
        return
    yield Pair(left=clauses[0], right="".join(clauses[1:]), source=source)
    if len(clauses) > 2:
        rest = "".join(clauses[:-2]) + clauses[-1]
        yield Pair(left=clauses[-2], right=rest, source=source)


def _question_pairs(path: Path, source: str) -> Iterator[Pair]:
    convert = OpenCC("tw2sp").convert
    for entry in read_questions(path):
        if entry.start < 0:
            continue
        start = max(0, entry.start - WINDOW)
        window = entry.context[start : entry.start + len(entry.answer) + WINDOW]
        question = convert(entry.question)
        yield Pair(left=question, right=convert(window), source=source)
        sentence = convert(_sentence_at(entry.context, entry.start))
        if sentence != window:
            yield Pair(left=question, right=sentence, source=source)


def _sentence_at(text: str, offset: int) -> str:
    end = 0
    for sentence in _SENTENCE.split(text):
        end += len(sentence)
        if offset < end:
            return sentence
    return text
