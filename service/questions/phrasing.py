"""How a question is put: the politeness around it, and how many questions stand in it."""

import re

from ingest.language import ASKING, MANNERS

_POLITE = re.compile(
    rf"^(?:(?:{MANNERS.en('opening')})[,.! ]+)*"
    r"(?:(?:can|could|would|will|may|might) (?:you|i|we|someone|anyone)(?: please| kindly"
    rf"| mind)? (?:{MANNERS.en('can_you')})(?: (?:me"
    r"|us))?(?: know)?(?: out)?(?: about)?"
    r"|(?:i|we)(?:'d| would)? (?:like|want|wish|need|love)(?: to)? "
    rf"(?:{MANNERS.en('want')})(?: about)?"
    r"|(?:i am|i'm|we are) (?:wondering|curious|looking for|interested in)(?: about| to know)?"
    r"|i was wondering|i wonder"
    r"|do you (?:happen to )?know|(?:please |pls )?"
    rf"(?:{MANNERS.en('me')}) (?:me|us)(?: know)?(?: about)?|any idea|what about|how about"
    r"|according to (?:the |this )?[\w ]{0,20}?report,?)?[,: ]*(?:please |just )?(?:if )?"
)
_POLITE_ZH = re.compile(
    rf"^(?:{MANNERS.zh('opening')}"
    r"|(?:查询|检索|搜索|查找)(?![量次服系])|请(?=帮|给|告)"
    rf"|我?很?想要?(?:{MANNERS.zh('want')})(?:一?下)?|[你您]?(?:能不能|能否|可不可以|可以|能"
    r"|可否)?(?:请)?(?:帮我|帮忙|给我|跟我)?"
    rf"(?:{MANNERS.zh('can_you')})(?:一下我?|下(?=[,，\s])|我(?:一下)?)|帮[我忙](?:查|找|看"
    r"|问)?(?:一?下)?|[,，。:：!\s])+"
)
_POLITE_END = re.compile(
    rf"[,，]?\s*(?:{MANNERS.zh('closing')}|{MANNERS.en('closing')})[\s!。.?？]*$"
)
_CLOSING_MA = re.compile(r"吗(?=[?。!\s]*$)")
_ASKS_ZH = re.compile("多少|几[件个家人名]|什么|哪|何时|谁")
_CONTENT = re.compile(r"[^\W_]")
_CUT = re.compile(
    r"[?？!;；。,，]| (?=and |but )|(?=以及|还有|并且|而且)|(?<=[^\s])和(?=[^和]{0,12}(?:多少"
    r"|几[件个家人名]))"
)
_ASKS = re.compile(
    r"多少|(?<![近第前这那十好])几(?=[件个家人名次起项部年月天条种批场万百成倍])"
    rf"|{ASKING.zh('asks')}"
    r"|(?:^|\b(?:and|by|in|to|from|of|with|but|so|on|for|at|as) )"
    rf"(?:{ASKING.en('asks')})\b"
)
# How long something lasted, from when to when, is one question.
_RESTATED = re.compile(r"\bhow long\b.*\bfrom when\b|多[久长].*(?:从(?:何时|什么时候|哪)|起止)")
_RESPECTIVELY = re.compile(r"分别|\brespectively\b|各[有是为]?多少")
_NAMES_TWO = re.compile(r"[\w\u4e00-\u9fff](?:和|与|及|、)[\w\u4e00-\u9fff]|\band\b")


def strip_manners(text: str) -> str:
    """Return a question without the politeness around it.

    >>> strip_manners("could you please tell me how many cases")
    'how many cases'
    >>> strip_manners("请问您能告诉我有多少件吗")
    '有多少件'
    """
    bare = _POLITE_ZH.sub("", _POLITE.sub("", _POLITE_END.sub("", text), count=1), count=1)
    if _ASKS_ZH.search(bare):
        bare = _CLOSING_MA.sub("", bare)
    return bare.strip() if _CONTENT.search(bare) else text


def split_parts(text: str) -> tuple[int, str]:
    """Return how many questions ``text`` holds, and the text up to the end of the first.

    *分别* and *respectively* ask for one thing of two.

    >>> split_parts("2023年受理多少件，审结多少件")
    (2, '2023年受理多少件')
    >>> split_parts("专利和商标申请分别有多少件")
    (2, '专利和商标申请分别有多少件')
    """
    if _RESTATED.search(text):
        return 1, text
    ends = [end for start, end in _segments(text) if _ASKS.search(text[start:end].strip(" -"))]
    parts = max(1, len(ends))
    if parts == 1 and _RESPECTIVELY.search(text) and _NAMES_TWO.search(text):
        parts = 2
    return parts, text[: ends[0]] if len(ends) > 1 else text


def _segments(text: str) -> list[tuple[int, int]]:
    cuts = [match.end() for match in _CUT.finditer(text)]
    starts = [0, *cuts]
    ends = [*(match.start() for match in _CUT.finditer(text)), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
