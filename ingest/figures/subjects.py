"""Subjects: what each amount of a passage counts, in the report's own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.figures.bounds import before_power
from ingest.figures.changes import ChangeReading
from ingest.figures.clauses import Clause, is_rate_base
from ingest.figures.counted import (
    LISTED,
    is_respective,
    noun_behind,
    run_length,
    share_out,
    split_both,
    split_members,
    split_places,
)
from ingest.figures.footnotes import unhide
from ingest.figures.inheritance import LEVELS, DiscourseState, Mention, ResolvedSubject
from ingest.figures.records import Amount
from ingest.figures.scopes import inherit_scopes, read_scopes
from ingest.figures.trimming import trim
from ingest.figures.verbs import BODY
from ingest.records import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What an amount counts.

    Attributes:
        text: in the report's words.
        scopes: the labels that these words and their clause carry.
    """

    text: str
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A passage as the rules read it.

    Attributes:
        text: the passage's, folded in place.
        clauses: its clauses.
        amounts: its amounts.
        changes: those that are changes.
        pairs: the number of the figure that a change stands beside, by that of the change.
        heading: the nearest heading, for figures that nothing else names.
        level: the level of government that the headings say the figures are of.
    """

    text: str
    clauses: Sequence[Clause]
    amounts: Sequence[Amount]
    changes: Mapping[int, ChangeReading]
    pairs: Mapping[int, int]
    heading: str
    level: frozenset[str] = frozenset()


def read_subjects(page: Page) -> tuple[Subject, ...]:
    """Say what each amount of a passage counts, in the order of its amounts."""
    state = DiscourseState()
    named: dict[int, ResolvedSubject] = {}
    for clause in page.clauses:
        words = clause.span.of(page.text).strip()
        state.enter(clause, words)
        for own in _list_own(page, clause):
            named[own.number] = state.tell(own)
        if not clause.amounts:
            state.mention(trim(unhide(words)))
    return tuple(_subject(page, named, number) for number in range(len(page.amounts)))


def _subject(page: Page, named: Mapping[int, ResolvedSubject], number: int) -> Subject:
    target = page.pairs.get(number, number)
    found = named.get(target) or named.get(number)
    if found is None:
        return Subject(text=page.heading, scopes=page.level)
    scopes = inherit_scopes(found.scopes, page.level)
    return Subject(text=found.wording.text or page.heading, scopes=scopes)


def read_level(headings: Sequence[str]) -> frozenset[str]:
    """Return the level of government that the nearest heading with one names.

    >>> sorted(read_level(["（一）市本级", "收入"])), sorted(read_level(["收入"]))
    (['own_level'], [])
    """
    levels = (read_scopes(heading) & LEVELS for heading in reversed(headings))
    return next(filter(None, levels), frozenset())


def _list_own(page: Page, clause: Clause) -> list[Mention]:
    """List what stands around each amount of a clause; changes of other figures are left out."""
    found: list[Mention] = []
    members: list[str] = []
    cursor = clause.span.start
    for place, number in enumerate(clause.amounts):
        amount = page.amounts[number]
        end = before_power(page.text, amount.span.start)
        before = page.text[min(cursor, end) : end]
        if found and not before and found[-1].behind:
            before = found[-1].before
        is_change = number in page.changes
        words = page.changes[number].own.of(page.text) if is_change else before
        if found and found[-1].amount.kind == "duration" and not trim(words):
            words = found[-1].before
        elif found and not is_change:
            words = _with_agent(found[-1], words)
        members = members or list(_members(page, clause, place, words))
        kept, cursor = cursor, amount.span.end
        if is_change and number in page.pairs and not trim(words):
            continue
        behind = Span(start=cursor, end=cursor) if is_change else _behind(page, clause, place)
        own = Mention(
            number=number,
            amount=amount,
            before=unhide(words),
            behind=unhide(behind.of(page.text)),
            is_first=not found,
            leads=found[-1].behind if found and _runs_on(before) else "",
            is_change=is_change,
        )
        found.append(replace(own, before=members.pop(0), leads="") if members else own)
        cursor = kept if is_rate_base(page.text, amount) else max(cursor, behind.end)
    return found


def _with_agent(last: Mention, words: str) -> str:
    """Give words behind a span of time the body before it (中央财政五年累计补助)."""
    if last.amount.kind != "duration" or not trim(words):
        return words
    agent = trim(last.before)
    return f"{agent}{trim(words)}" if BODY.fullmatch(agent) else words


def _runs_on(before: str) -> bool:
    """Tell whether words go on from the noun before them (2600家机构共办理13万件)."""
    return bool(before.strip()) and before.lstrip()[0] not in "、，,和与及(（）)"


def _members(page: Page, clause: Clause, place: int, words: str) -> tuple[str, ...]:
    """Return the members of a list before a run of numbers, one for each of them."""
    numbers = clause.amounts[place:]
    count = run_length(page.text, page.amounts, numbers)
    if count < 2:
        return ()
    members = split_members(trim(words), count)
    told = page.text[clause.span.start : page.amounts[numbers[0]].span.start]
    if not members and count == 2 and is_respective(told):
        members = split_both(trim(words))
    # 一、二产业 and 2022年、2023年 are what 分别 means there, and no place.
    if members or not is_respective(words) or LISTED.search(words):
        return members
    return share_out(trim(words), _places_before(page, clause, count))


def _places_before(page: Page, clause: Clause, count: int) -> tuple[str, ...]:
    """Return the places that a clause before this one of its sentence begins with, if so many."""
    earlier = [
        each
        for each in page.clauses
        if each.sentence == clause.sentence and each.span.end <= clause.span.start
    ]
    lists = (split_places(each.span.of(page.text)) for each in reversed(earlier))
    return next((each for each in lists if len(each) == count), ())


def _behind(page: Page, clause: Clause, place: int) -> Span:
    """Return the noun behind an amount; of two amounts side by side (33类81项) both have one."""
    amount = page.amounts[clause.amounts[place]]
    if place + 1 == len(clause.amounts):
        return noun_behind(page.text, amount, clause.span.end)
    following = page.amounts[clause.amounts[place + 1]]
    if following.span.start == amount.span.end:
        return _behind(page, clause, place + 1)
    return noun_behind(page.text, amount, following.span.start)
