"""Wordings: the words around a figure, trimmed, and who did what with what in them."""

import re
from dataclasses import dataclass, replace

from ingest.figures.english_words import VERB
from ingest.figures.scopes import conflicts, read_scopes
from ingest.figures.verbs import AGENT, LEADING_VERB
from ingest.language import CHANGE, QUANTITY

_ATTRIBUTE = re.compile(
    r"(?:其|其中|涉案|涉及|总|全部|实际|合同|标的|主要|平均|人均|占)*"
    rf"(?:{QUANTITY.zh('property')}|{CHANGE.zh('property')}|占[^，、]{{1,20}}"
    r"|(?:完成|达到|相当于|[占为])?(?:年初|全年|年度|调整后?|序时)*(?:预算|计划|目标|任务)(?:数|任务|目标)?的)"
)


# The longest subject that stands in for a part of the one before it, in characters, and by how
# many its length may differ from that part's.
_MOST_PARALLEL = 8
_MOST_UNLIKE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Who did what with what, in a report's words; any part may be empty.

    Attributes:
        agent: the body that acts (全国检察机关).
        verb: what it did (批捕).
        object: with what, or all of the words where none of them is a verb known here.
        whole: the wider subject that this one is a part of, or that it is said of.
    """

    agent: str = ""
    verb: str = ""
    object: str = ""
    whole: "Wording | None" = None

    @property
    def text(self) -> str:
        """Return the words in reading order, the wider subject first.

        >>> whole = Wording(agent="法院", verb="新收", object="案件")
        >>> Wording(verb="新收", object="专利案件", whole=whole).text
        '法院新收案件·专利案件'
        """
        if self.whole is None:
            return _together(self.agent, self.verb, self.object)
        agent = "" if self.agent == self.whole.actor else self.agent
        verb = "" if self.object and self.verb == self.whole.done_with else self.verb
        return "·".join(filter(None, (self.whole.text, _together(agent, verb, self.object))))

    @property
    def actor(self) -> str:
        """Return the body that acts, that of the wider subject where none is named."""
        return self.agent or (self.whole.actor if self.whole else "")

    @property
    def done_with(self) -> str:
        """Return the verb, that of the wider subject where there is none."""
        return self.verb or (self.whole.done_with if self.whole else "")

    @property
    def is_empty(self) -> bool:
        """Tell whether no part says what is counted."""
        return not (self.verb or self.object)

    @property
    def is_attribute(self) -> bool:
        """Tell whether the words name but a property of something said before (案值, 占比)."""
        return not self.agent and _ATTRIBUTE.fullmatch(self.verb + self.object) is not None

    def under(self, whole: "Wording") -> "Wording":
        """Return these words as those of a part or a property of ``whole``.

        What was done with the whole is left out where something else was done with the part.
        """
        own = read_scopes(self.verb + self.object)
        if self.verb and self.object and self.verb != whole.done_with:
            whole = whole.without_verb()
        if conflicts(own, read_scopes(whole.text)):
            whole = whole.without_verb()
        if conflicts(own, read_scopes(whole.text)) or whole.is_empty:
            return replace(self, agent=self.agent or whole.actor)
        return replace(self, whole=whole)

    def beside(self, last: "Wording") -> "Wording":
        """Return these words with what those before them say of one of the same kind.

        >>> Wording(object="西站").beside(Wording(object="东站臭氧浓度")).text
        '西站臭氧浓度'
        >>> Wording(object="农村").beside(Wording(object="城镇居民收入")).text
        '农村居民收入'
        """
        rest = (
            "" if self.agent or self.verb or last.verb else _shared_rest(self.object, last.object)
        )
        return replace(self, object=f"{self.object}{rest}")

    def without_verb(self) -> "Wording":
        """Return these words without what was done, as long as they name something else."""
        whole = self.whole.without_verb() if self.whole else None
        return replace(self, verb="", whole=whole) if self.object else self

    def done(self, verb: str, agent: str = "") -> "Wording":
        """Return the same object with another verb (新收案件1件，审结1件).

        >>> Wording(agent="全国法院", verb="新收", object="案件").done("审结").text
        '全国法院审结案件'
        """
        whole = self.whole
        if whole is not None and whole.done_with != verb:
            whole = whole.without_verb()
        return replace(self, verb=verb, agent=agent or self.agent, whole=whole)


def _shared_rest(short: str, long: str) -> str:
    """Return what a longer subject says behind the part that a shorter one stands in for.

    That part ends as the shorter one does (东站, 西站), or both are of one group of scopes
    (城镇, 农村).
    """
    if not short or len(short) > _MOST_PARALLEL or short[0].isascii():
        return ""
    for size in range(min(3, len(short) - 1), 0, -1):
        end = long.find(short[-size:]) + size
        near = end >= size and abs(end - len(short)) <= _MOST_UNLIKE
        if near and long[:end] != short and end < len(long):
            return long[end:]
    other, own = read_scopes(long[: len(short)]), read_scopes(short)
    return long[len(short) :] if conflicts(own, other) else ""


def parse_wording(text: str) -> Wording:
    """Split trimmed words into who, what was done, and with what.

    >>> wording = parse_wording("全国检察机关共受理公益诉讼线索")
    >>> wording.agent, wording.verb, wording.object
    ('全国检察机关', '受理', '公益诉讼线索')
    """
    if text.isascii() and (found := VERB.search(text)):
        return Wording(
            agent=text[: found.start()].strip(),
            verb=found["verb"],
            object=text[found.end() :].strip(),
        )
    verb = LEADING_VERB.match(text)
    agent = AGENT.match(text) if verb is None else None
    rest = text[agent.end() :] if agent else text
    verb = LEADING_VERB.match(rest)
    if verb is None:
        return Wording(object=text)
    return Wording(
        agent=agent["agent"] if agent else "", verb=verb["verb"], object=rest[verb.end() :]
    )


def _together(*parts: str) -> str:
    """Set words side by side, with a space between letters of the Latin alphabet."""
    joined = ""
    for part in parts:
        spaced = joined[-1:].isascii() and joined[-1:].isalnum() and part[:1].isascii()
        joined += (" " if spaced and part else "") + part
    return joined
