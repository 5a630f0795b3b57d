"""A document called by its year in a question: 2015年政府工作报告, the 2014 interpretation."""

import re
from functools import lru_cache

from ingest import kinds_called_by_year
from ingest.language import PARTICLE

_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_YEAR = r"(?P<year>(?:1[0-9]|2[01])\d\d|[一二][〇零○一二三四五六七八九]{3})"
_SAYS = r"(?:[中里](?:提[到出]|指出|显示|说|预计)?|提[到出]|指出|显示)?的?[,，:：]?"
_BY_ZH = r"(?:根据|按照|依据|在)?《?"
_NAMED_ZH = re.compile(
    rf"[(（]?{_BY_ZH}{_YEAR}(?:年度?)?的?《?(?:(?![发公]布|报告|多少|几|截)[\u4e00-\u9fff]){{0,14}}?"
    rf"(?:工作报告|白皮书|公报|报告(?=[》\s,，、:：?？的中里提指显说)）]|$))》?[)）]?{_SAYS}"
    rf"|{_BY_ZH}[\u4e00-\u9fff]{{0,8}}(?:报告|白皮书|公报)》?"
    rf"[(（]{_YEAR.replace('year', 'year_zh')}年?[)）]》?{_SAYS}"
)
_BY = r"(?:\b(?:according to|as stated in|per|in|of|by|from)\s)?(?:\b(?:the|china's)\s)?"
_ADJECTIVES = rf"(?:(?!(?:{PARTICLE.en('no_adjective')})\b)[a-z'-]+\s){{0,5}}?"
_REPORT = (
    r"(?:report(?: on the work of the government)?|white paper|communiqu[eé])\b"
    r"(?!\s(?:cases|crimes))"
)
_NAMED_EN = re.compile(
    rf"{_BY}\b{_YEAR}(?:'s)?\s{_ADJECTIVES}{_REPORT}(?:'s)?[,:]?"
    rf"|{_BY}{_ADJECTIVES}\b{_REPORT}\s(?:(?:of|for|from|on)\s)?(?:the\s)?(?:year\s)?"
    rf"[(]?{_YEAR.replace('year', 'year_en')}\b[)]?(?:'s)?[,:]?"
)
_CONTENT = re.compile(r"[^\W_]")


def cut_report(text: str) -> tuple[str, int | None]:
    """Return a question without the report that it names, and the year by which that is called.

    A question of nothing but a report's name keeps its words.

    Args:
        text: as ``respell`` returns it.

    >>> cut_report("2015年政府工作报告中2014年的粮食产量")
    ('2014年的粮食产量', 2015)
    >>> cut_report("how many jobs were created, according to the 2015 work report?")
    ('how many jobs were created, ?', 2015)
    >>> cut_report("2015年的粮食产量")
    ('2015年的粮食产量', None)
    """
    for named in (_NAMED_ZH, _NAMED_EN):
        if not (found := named.search(text)):
            continue
        left = f"{text[: found.start()]}{' ' if named is _NAMED_EN else ''}{text[found.end() :]}"
        if _CONTENT.search(left):
            year = next(filter(None, found.groups()))
            return " ".join(left.split()), int(year.translate(_DIGITS))
    return text, None


def read_document_years(text: str) -> frozenset[int]:
    """Return the years by which a question calls documents that report on no year of their own.

    Args:
        text: as ``respell`` returns it.

    >>> sorted(read_document_years("走私木炭多少吨（2014解释第11条）与国办发〔2020〕24号"))
    [2014, 2020]
    >>> sorted(read_document_years("recycling rate of film in the 2021 Q&A on farm pollution"))
    [2021]
    >>> [sorted(read_document_years(text)) for text in ("how many cases in 2023", "2023年案件")]
    [[], []]
    """
    found = (match for pattern in _documents() for match in pattern.finditer(text))
    years = (next(filter(None, match.groups())) for match in found)
    return frozenset(int(year.translate(_DIGITS)) for year in years)


@lru_cache(maxsize=1)
def _documents() -> tuple[re.Pattern[str], ...]:
    zh, en = kinds_called_by_year()
    before, behind = _YEAR, _YEAR.replace("year", "year_behind")
    return (
        re.compile(
            rf"{before}年?的?[^\s，。；,;？?]{{0,16}}?(?:{zh})"
            rf"|(?:{zh})》?[(（]{behind}年?[)）]"
        ),
        re.compile(
            rf"\b{before}(?:'s)?\s{_ADJECTIVES}(?:{en})(?!\w)"
            rf"|\b(?:{en})\s(?:(?:of|from|issued in|,)\s)?(?:the\s)?[(]?{behind}\b",
            re.IGNORECASE,
        ),
        re.compile(rf"[发函规字令释][〔[(（]?{before}[〕\])）]?年?第?\d+号"),
    )
