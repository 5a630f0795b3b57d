"""The place or body that a whole report is about: within it, its name tells nothing apart."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index import romanize
from ingest import simplify
from ingest.language import PLACE
from service.answering.places import places_zh
from service.answering.whereabouts import read_places
from service.responses import DocumentSummary

_LEAD = re.compile(
    r"(?:[\d〇零○一二三四五六七八九十]+年度?)?"
    rf"(?P<name>(?!{PLACE.zh('opening', 'no_name')})[\u4e00-\u9fff]{{2,7}}?)"
    rf"(?P<kind>{PLACE.zh('opening', 'division', 'body')})"
)
_KIND_ZH = f"(?:{PLACE.zh('behind', 'division')})?"
_KIND_EN = rf"(?:'s)?(?:\s(?:{PLACE.en('behind', 'division')})\b(?:'s)?)?"
_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSubject:
    """What a report is about as a whole.

    Attributes:
        names: what Chinese and English call it, in lower case; empty for a national report.
        places: the places that its title and issuer name, in English.
    """

    names: frozenset[str]
    places: frozenset[str]

    def cut_from(self, text: str) -> str:
        """Return a text, in lower case and Simplified, without its name.

        >>> subject = read_report_subject("岚江省2021年统计公报", "岚江省统计局")
        >>> subject.cut_from("岚江省粮食产量"), subject.cut_from("Grain in Lanjiang Province")
        ('粮食产量', 'grain in')
        """
        if not self.names:
            return text
        return " ".join(self._pattern().sub(" ", _plain(text)).split())

    def is_named_in(self, text: str) -> bool:
        """Tell whether a text, in lower case and Simplified, holds one of its names."""
        return any(name in text for name in self.names)

    def _pattern(self) -> re.Pattern[str]:
        """Return what matches the names; the module keeps compiled patterns."""
        names = sorted(self.names, key=lambda name: (-len(name), name))
        forms = (
            f"{re.escape(name)}{_KIND_ZH}"
            if _CHINESE.search(name)
            else rf"\b{re.escape(name)}\b{_KIND_EN}"
            for name in names
        )
        return re.compile("|".join(forms))


def read_report_subject(title: str, issuer: str) -> ReportSubject:
    """Read what a report is about from its title and its issuer.

    >>> sorted(read_report_subject("汐州海关知识产权保护状况", "").names)
    ['xizhou', '汐州', '汐州海关']
    >>> sorted(read_report_subject("2023年国民经济和社会发展统计公报", "广东省统计局").names)
    ['guangdong', '广东', '广东省']
    >>> read_report_subject("二〇二三年中国知识产权保护状况", "国家知识产权局").names
    frozenset()
    """
    names: set[str] = set()
    for text in (title, issuer):
        lead = _LEAD.match(simplify(text).strip())
        if lead:
            names |= {lead["name"], lead["name"] + lead["kind"], _english_of(lead["name"])}
    return ReportSubject(names=frozenset(names), places=read_places(f"{title} {issuer}"))


def read_report_subjects(documents: Sequence[DocumentSummary]) -> Mapping[str, ReportSubject]:
    """Return what each report is about, by ``doc_id``."""
    return {each.doc_id: read_report_subject(each.title, each.issuer) for each in documents}


def cut_report_subjects(text: str, report_subjects: Mapping[str, ReportSubject]) -> str:
    """Return a text without the names of what reports are about; as it is where none is left."""
    left = text
    if any(report_subject.names for report_subject in report_subjects.values()):
        left = " ".join(_plain(text).split())
    # Patterns are made for the few reports that a text may speak of, not for all.
    for report_subject in report_subjects.values():
        if report_subject.is_named_in(left):
            left = report_subject.cut_from(left)
    return left if any(map(str.isalnum, left)) else text


def _english_of(name: str) -> str:
    """Return what English calls a place: by the table, else by its sound."""
    known = places_zh().get(name)
    return known.lower() if known is not None else "".join(romanize(name))


def _plain(text: str) -> str:
    return simplify(text).lower()
