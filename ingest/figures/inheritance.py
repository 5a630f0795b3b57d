"""Inheritance: what a passage has said so far, and what an amount's own words take over from it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.figures.clauses import Clause
from ingest.figures.english_words import is_bare_unit, words_of
from ingest.figures.records import Amount
from ingest.figures.scopes import inherit_scopes, read_scopes
from ingest.figures.trimming import trim
from ingest.figures.wordings import Wording, parse_wording

_AMONG = ("其中", "这其中", "Of which", "of which", "Of these", "of these", "of them", "Among")
_LISTING = ("、", "和", "与", "及", "以及", "and ")
_FRAME = re.compile(r"(?:在)?(?P<whole>.{2,24})中")
_ASIDE = re.compile(
    r"(?:初步|按|分|从|据|根据|经)[^，]{0,14}(?:计算|核算|统计|测算|口径|[^部]分|看)|初步[核测统]算"
)
_TOTAL = re.compile(r"总(?:里程|量|数|额|规模|面积|人数|产值)")
LEVELS = frozenset({"own_level", "all_levels"})
"""Whether the figures of a government's budget are its own or those of all that are under it."""
_CARRIED = frozenset({"cumulative", "planned"}) | LEVELS
_WITHIN_YEAR = re.compile("当年|年内|本年")
_TOTALS = ("总数", "总量", "总计", "总额", "合计")
_SHARED = frozenset(
    ["received", "concluded", "first_instance", "second_instance", "retrial", "applied", "granted"]
)
_ORIGINS = frozenset({"domestic", "foreign"}) | LEVELS


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """The words that stand around an amount itself.

    Attributes:
        number: which amount of the passage it is.
        amount: the amount.
        before: the words before it, back to the last amount or the clause's start.
        behind: the noun behind it (10家中央企业).
        is_first: no other figure stands before it in its clause.
        leads: the noun behind the amount before it, where the words run on from there.
        is_change: it is a change that names what changed.
    """

    number: int
    amount: Amount
    before: str
    behind: str
    is_first: bool
    leads: str = ""
    is_change: bool = False

    @property
    def continues_list(self) -> bool:
        """Tell whether it is a further member of a list in one clause."""
        if self.amount.raw.isascii() and words_of(self.amount.raw):
            return self.before.strip(" ,") in ("", "and")
        return not self.is_first and self.before.lstrip().startswith(_LISTING)

    def wording(self) -> Wording:
        """Return the words before and behind the amount, read together."""
        words = trim(self.before)
        wording = parse_wording(self.leads + words)
        if self.leads and words and not wording.agent:
            wording = parse_wording(words)
        inside = words_of(self.amount.raw)
        if is_bare_unit(inside) and (wording.object or not self.behind):
            inside = ""
        counted = " ".join(filter(None, (inside, self.behind)))
        if not counted:
            return wording
        space = " " if counted[0].isascii() and wording.object else ""
        return replace(wording, object=f"{wording.object}{space}{counted}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedSubject:
    """What an amount counts.

    Attributes:
        wording: the words.
        scopes: the labels that they carry, with those of the adverbs left out of them.
        unit: of the amount.
    """

    wording: Wording
    scopes: frozenset[str]
    unit: str = ""


@dataclass(slots=True)
class DiscourseState:
    """What a passage has said, from its start up to the clause being read."""

    _sentence: int = -1
    _depth: int = 0
    _mains: list[ResolvedSubject] = field(default_factory=list)
    _before: list[ResolvedSubject] = field(default_factory=list)
    _wholes: list[ResolvedSubject] = field(default_factory=list)
    _whole: ResolvedSubject | None = None
    _within: bool = False
    _last: ResolvedSubject | None = None
    _topic: str = ""
    _base: ResolvedSubject | None = None
    _frame: ResolvedSubject | None = None
    # What a clause said to have lasted (粮食连续五年增产), until something is counted.
    _lasting: ResolvedSubject | None = None
    # Who acts in a clause that counts nothing (海关总署开展培训，培训关员3人次).
    _actor: str = ""

    def enter(self, clause: Clause, words: str) -> None:
        """Go on to the next clause."""
        if clause.sentence != self._sentence:
            self._before = self._mains or self._before
            self._sentence, self._mains = clause.sentence, []
            self._frame = self._lasting = None
            self._leave_whole()
            self._last, self._base, self._topic, self._actor = None, None, "", ""
        elif clause.depth < self._depth or (self._within and clause.opener in ";；"):
            self._leave_whole()
        self._depth = clause.depth
        if words.startswith(_AMONG):
            said = [named for named in (self._lasting, self._frame) if named][:1]
            self._wholes, self._whole = list(self._mains or said or self._before), None
            self._within = bool(self._mains)

    def mention(self, topic: str) -> None:
        """Keep the words of a clause without an amount, for the amounts behind it."""
        if frame := _FRAME.fullmatch(topic):
            self._frame = _about(frame["whole"])
            self._leave_whole()
        elif topic and not _ASIDE.fullmatch(topic):
            self._topic = topic
            self._actor = parse_wording(topic).agent or self._actor

    def tell(self, own: Mention) -> ResolvedSubject:
        """Say what an amount counts."""
        wording = own.wording()
        named = replace(self._resolve(wording, own), unit=own.amount.unit)
        if _WITHIN_YEAR.search(own.before):
            named = replace(named, scopes=named.scopes - {"cumulative"})
        if own.amount.kind == "duration" and not own.is_change:
            self._lasting = named if wording.text else self._lasting
            return named
        self._last, self._lasting = named, None
        if not wording.is_attribute:
            if not own.is_change:
                self._mains.append(named)
            if not wording.is_empty:
                self._topic = ""
        return named

    def _leave_whole(self) -> None:
        self._wholes = [self._frame] if self._frame else []
        self._whole, self._within = None, False

    def _resolve(self, wording: Wording, own: Mention) -> ResolvedSubject:
        scopes = read_scopes(f"{own.before} {words_of(own.amount.raw)} {own.behind}")
        if wording.is_empty:
            return self._unsaid(scopes, is_first=own.is_first)
        if wording.is_attribute:
            return _joined(wording, self._bearer(wording), scopes)
        if wording.verb and not wording.object and self._takes_object(wording):
            return self._same_object(wording, scopes)
        if self._wholes and not self._goes_elsewhere(wording, own):
            self._whole = self._pick_whole(wording, own.amount.unit)
            return _joined(wording, self._whole, scopes)
        if own.continues_list and self._last is not None and not wording.verb:
            return self._listed(wording, self._last, scopes)
        return self._plain(wording, scopes, own.amount.unit)

    def _unsaid(self, scopes: frozenset[str], *, is_first: bool) -> ResolvedSubject:
        """Name an amount that no word of its own stands before (3801件6071人)."""
        if self._lasting is not None:
            return replace(self._lasting, scopes=scopes | self._lasting.scopes)
        if self._topic and (is_first or self._last is None):
            topic = _about(self._topic)
            return replace(topic, scopes=scopes | topic.scopes)
        last = self._last or _last(self._mains) or _last(self._before)
        if last is None:
            return ResolvedSubject(wording=Wording(), scopes=scopes)
        return replace(last, scopes=inherit_scopes(scopes, last.scopes))

    def _bearer(self, wording: Wording) -> ResolvedSubject | None:
        """Return what a property is one of: the figure before it, or what its sentence is about."""
        if self._lasting is not None:
            return self._lasting
        if self._mains:
            first = wording.object.startswith(_TOTALS) and not self._wholes
            return self._mains[0 if first else -1]
        if self._topic and self._base is None:
            self._base = _about(self._topic)
        return self._base or self._last or _last(self._before)

    def _takes_object(self, wording: Wording) -> bool:
        """Tell whether a bare verb is said of what was counted before it (受理5件，审结3件)."""
        if self._wholes:
            return self._last is not None and bool(self._last.wording.object)
        return bool(self._mains) or not wording.agent

    def _same_object(self, wording: Wording, scopes: frozenset[str]) -> ResolvedSubject:
        if self._topic and self._mains:
            return _joined(wording, _about(self._topic), scopes)
        last = _last(self._mains) or _last(self._before)
        if last is None:
            return ResolvedSubject(wording=wording, scopes=scopes)
        done = last.wording.done(wording.verb, wording.agent)
        if self._wholes and done.whole is not None:
            self._whole = self._pick_whole(wording, last.unit)
            done = replace(done, whole=None)
            if self._whole is not None:
                done = done.under(self._whole.wording)
        return _read(done, scopes | last.scopes & _CARRIED)

    def _goes_elsewhere(self, wording: Wording, own: Mention) -> bool:
        """Tell whether a list within a sentence has ended: other things are done with others.

        新增公路5公里，其中高速公路2公里，新建机场3个: the airports are no part of the roads;
        nor is a total (高速公路总里程9公里) part of what is new.
        """
        if self._whole and "new" in self._whole.scopes and _TOTAL.search(wording.object):
            return True
        if not self._within or self._whole is None or not wording.verb:
            return False
        return own.amount.unit != self._whole.unit and wording.verb != self._whole.wording.verb

    def _pick_whole(self, wording: Wording, unit: str) -> ResolvedSubject | None:
        """Return the whole that 其中 speaks of: that of the same verb, or unit, or the last."""
        of_verb = [n for n in self._wholes if wording.verb and n.wording.verb == wording.verb]
        if of_verb or self._whole is not None:
            return _last(of_verb) or self._whole
        of_unit = [named for named in self._wholes if named.unit == unit]
        return _last(of_unit) or _last(self._wholes)

    def _listed(
        self, wording: Wording, last: ResolvedSubject, scopes: frozenset[str]
    ) -> ResolvedSubject:
        """Give a member of a list the body and the verb of the member before it."""
        shared = replace(wording, agent=last.wording.agent, verb=last.wording.verb)
        return _read(shared, scopes | last.scopes & _CARRIED)

    def _plain(self, wording: Wording, scopes: frozenset[str], unit: str) -> ResolvedSubject:
        last = _last(self._mains)
        if last is not None and last.unit == unit:
            wording = wording.beside(last.wording)
        first = self._mains[0] if self._mains else None
        if wording.verb and not wording.agent:
            wording = replace(wording, agent=self._agent())
        elif first is not None and not wording.agent:
            scopes = inherit_scopes(scopes, _shared(first, wording))
        return ResolvedSubject(wording=wording, scopes=scopes)

    def _agent(self) -> str:
        """Return who acts, where the clause leaves it out: the last one named, if beyond doubt."""
        named = [each.wording.actor for each in self._mains if each.wording.actor]
        if named or self._actor:
            return named[-1] if named else self._actor
        before = {each.wording.actor for each in self._before}
        return before.pop() if len(before) == 1 else ""


def _last(named: Sequence[ResolvedSubject]) -> ResolvedSubject | None:
    return named[-1] if named else None


def _about(words: str) -> ResolvedSubject:
    return ResolvedSubject(wording=parse_wording(words), scopes=read_scopes(words))


def _joined(
    wording: Wording, whole: ResolvedSubject | None, scopes: frozenset[str]
) -> ResolvedSubject:
    if whole is None:
        return ResolvedSubject(wording=wording, scopes=scopes)
    return _read(wording.under(whole.wording), scopes | whole.scopes & _CARRIED)


def _read(wording: Wording, scopes: frozenset[str]) -> ResolvedSubject:
    """Add the labels of the words taken over to those of an amount's own words."""
    own = scopes | read_scopes(replace(wording, whole=None).text)
    whole = read_scopes(wording.whole.text) if wording.whole else frozenset()
    return ResolvedSubject(wording=wording, scopes=inherit_scopes(own, whole))


def _shared(first: ResolvedSubject, wording: Wording) -> frozenset[str]:
    """Return the labels that the members of a sentence share though only the first states them."""
    same_kind = first.wording.object[-2:] == wording.object[-2:]
    return first.scopes & (_SHARED | _ORIGINS if same_kind else _ORIGINS)
