"""The scopes of a question, less those of compounds that mean another thing (low-income homes)."""

import re

from ingest.figures.scopes import read_scopes

_COMPOUNDS = re.compile(
    r"\b(?:(?:low|lower|middle|high|higher|upper|medium)(?:-to-\w+)?[- ]incomes?"
    r"|incomes? (?:tax(?:es)?|gap|distribution|groups?|earners|brackets?)|non-tax"
    r"|gross domestic product"
    r"|foreign (?:trade|exchange|capital|invest\w+|currenc(?:y|ies)|direct|affairs|languages?"
    r"|ministr\w+|aid|debts?|minister|polic(?:y|ies)|relations)"
    r"|civil (?:affairs|aviation|airports?|servants?|service|society|engineering|explosives?|code)"
    r"|(?:special )?administrative (?:regions?|villages?|divisions?|areas?|units?|staff)"
    r"|central (?:banks?|asian?|committee|china|regions?|areas?|plains|heating|provinces|europe)"
    r"|registered (?:capital|(?:urban )?unemploy\w+|nurses?|population|residence|residents)"
    r"|(?:urban )?unemploy\w+ registered"
    r"|transfer payments?|open(?:ed|ing)?(?:-| )(?:to|up)"
    r"|(?:railways?|roads?|highways?|expressways?|lines?|stations?|airports?|ports?|bridges?"
    r"|tunnels?|boards?|markets?|schools?|hospitals?|museums?|exchanges?) (?:(?:was|were|had been"
    r"|newly|first|officially) ){0,2}opened"
    r"|new (?:area|district|zealand|york|year|rural|energy|era|normal|technolog\w+|materials?|silk)"
    r"|value[- ]added|added value|appl(?:y|ies|ied) (?:to|in)"
    r"|design(?:ed)? capacity|export (?:tax )?rebates?|pending further"
    r"|(?:bonds?|notes?|notices?|currency|shares|circulars?|reports?|documents?) (?:(?:was|were|is"
    r"|are|be|jointly|newly|to be) ){0,2}issued"
    r"|(?:railways?|roads?|highways?|expressways?|projects?|homes?|lines?|tunnels?|bridges?) "
    r"(?:(?:was|were|had been|have been|newly|basically) ){0,2}completed"
    r"|(?:mines?|plants?|mills?|factories|units?|kilns?) (?:(?:was|were|had been) )?closed"
    r"|pilot cities|which (?:\w+ )?cit(?:y|ies)|how many cities)\b"
    r"|(?:中?低|中等?偏?[上下]?|中?高)收入|收入(?:分配|差距|型)|支出型"
    r"|中央(?:企业|银行|空调|军委|委员会|经济工作会议|全会)|[什哪][么些]地方|地方(?:病|特[产色]|戏)"
    r"|维持(?:秩序|稳定|[生治])|关闭式"
)

_EVENT_LABELS = """
new cumulative received concluded approved opened granted seized arrested prosecuted shut deleted
transferred investigated
"""
EVENT_SCOPES = frozenset(_EVENT_LABELS.split())
"""The scopes of what was done, so that there is a number of it for each time."""


def read_asked_scopes(text: str) -> frozenset[str]:
    """Return the scopes that a question names.

    >>> read_asked_scopes("low-income housing units"), read_asked_scopes("外贸出口")
    (frozenset(), frozenset({'exported'}))
    """
    return read_scopes(_COMPOUNDS.sub(" ", text))
