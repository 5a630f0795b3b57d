"""The politeness around a question: could you tell me, 请问, 谢谢."""

import re

_POLITE = re.compile(
    r"^(?:(?:hi|hello|hey|dear \w+|please|pls|kindly|excuse me|sorry|ok(?:ay)?|well|so|thanks"
    r"|thank you)[,.! ]+)*"
    r"(?:(?:can|could|would|will|may|might) (?:you|i|we|someone|anyone)(?: please| kindly"
    r"| mind)? (?:tell|give|show|inform|explain(?: to)?|let|ask"
    r"|know|find|check|help|say|provide|telling|find out|look up)(?: (?:me"
    r"|us))?(?: know)?(?: out)?(?: about)?"
    r"|(?:i|we)(?:'d| would)? (?:like|want|wish|need|love)(?: to)? (?:know|see|find out|ask"
    r"|learn|hear|find)(?: about)?"
    r"|(?:i am|i'm|we are) (?:wondering|curious|looking for|interested in)(?: about| to know)?"
    r"|i was wondering|i wonder"
    r"|do you (?:happen to )?know|(?:please |pls )?(?:tell|show|give|inform|let) (?:me"
    r"|us)(?: know)?(?: about)?|any idea|what about|how about"
    r"|according to (?:the |this )?[\w ]{0,20}?report,?)?[,: ]*(?:please |just )?(?:if )?"
)
_POLITE_ZH = re.compile(
    r"^(?:你好|您好|请问(?:一下)?|请教(?:一下)?|麻烦(?:你|您)?|劳驾|打扰一下|不好意思|谢谢|求问"
    r"|(?:查询|检索|搜索|查找)(?![量次服系])|请(?=帮|给|告)"
    r"|我?很?想要?(?:知道|了解|问|查)(?:一?下)?|[你您]?(?:能不能|能否|可不可以|可以|能"
    r"|可否)?(?:请)?(?:帮我|帮忙|给我|跟我)?"
    r"(?:告诉|查|说|讲|介绍|解释|找|看)(?:一下我?|下(?=[,，\s])|我(?:一下)?)|帮[我忙](?:查|找|看"
    r"|问)?(?:一?下)?|[,，。:：!\s])+"
)
_POLITE_END = re.compile(
    r"[,，]?\s*(?:谢谢|多谢|可以吗|好吗|行吗|please|thanks|thank you|thx)[\s!。.?？]*$"
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
