"""The politeness around a question: could you tell me, 请问, 谢谢."""

import re

from ingest.language import MANNERS

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
_ASKS = re.compile("多少|几[件个家人名]|什么|哪|何时|谁")
_CONTENT = re.compile(r"[^\W_]")


def strip_manners(text: str) -> str:
    """Return a question without the politeness around it.

    >>> strip_manners("could you please tell me how many cases")
    'how many cases'
    >>> strip_manners("请问您能告诉我有多少件吗")
    '有多少件'
    """
    bare = _POLITE_ZH.sub("", _POLITE.sub("", _POLITE_END.sub("", text), count=1), count=1)
    if _ASKS.search(bare):
        bare = _CLOSING_MA.sub("", bare)
    return bare.strip() if _CONTENT.search(bare) else text
