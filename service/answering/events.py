"""What happens in a clause: issued, in force, signed, held. Tells dates and doers apart."""

import re
from functools import lru_cache

from ingest import fold

_TABLE: dict[str, tuple[str, str]] = {
    "issued": (
        "印发|发布|公布|出台|颁布|下发|发表",
        r"issu(?:ed?|ing|ance)|publish\w*|promulgat\w*|releas\w+|announc\w*|came out",
    ),
    "effective": (
        "施行|生效|实施(?!细则|条例|办法|方案|意见|规则)|起执行",
        r"(?:t(?:ak(?:es?|ing|en)|ook)|c(?:om(?:es?|ing)|ame)|go(?:es)?|went|put|been|be|is|are|was|were)"
        r" (?:\w+ )?(?:in(?:to)? )?(?:effect|force)|effective|in force|implement\w*"
        r"|appl(?:y|ies|ied) (?:from|since|as of)"
        r"|(?:from|since) wh(?:at|ich|en) [^?]*\bappl(?:y|ies)\b",
    ),
    "signed": ("签署|签订|签约|缔结|新签|续签", r"sign(?:ed|s|ing|ature)?\b|conclud\w+|renew\w*"),
    "held": (
        "召开|举行|举办|开幕|闭幕|主办|承办",
        r"held|hold(?:s|ing)?|host\w*|conven\w+|took place|take place|opened",
    ),
    "passed": ("通过|审议|批准|核准|审定", r"adopt\w*|pass(?:ed|es)?\b|approv\w*|ratif\w*"),
    "founded": ("成立|设立|组建|建立|挂牌", r"found(?:ed|ing)?\b|establish\w*|set up|created"),
    "consulted": (
        "征求意见|公开征求",
        r"comments?|consult\w*|opinions? (?:was|were|is|are)? ?(?:sought|solicited)|solicit\w*",
    ),
    "drafted": ("起草|送审|草案|报送", r"draft\w*|submitted"),
    "launched": (
        "启动|开展|部署|上线|开通|发起",
        r"launch\w*|start\w*|began|begin\w*|kick\w* off|went online",
    ),
    "joined": (
        "加入|参加|参与|出席|派员",
        r"join\w*|participat\w*|attend\w*|took part|take part|accede\w*",
    ),
    "awarded": ("授予|表彰|获得|获评|荣获|评为", r"award\w*|won|commend\w*|receiv\w* (?:the|an?) "),
    "ruled": (
        "判决|裁定|裁决|判令|宣判|判处",
        r"rul(?:ed|es)\b|sentenc\w*|order(?:ed|s)\b|convict\w*",
    ),
    "ended": ("结束|完成|竣工|届满|截止", r"end(?:ed|s)?\b|finish\w*|complet\w*|expir\w*|deadline"),
    "spoken": ("讲话|致辞|指出|强调|表示", r"spoke|speech|said|stress\w*|address\w*"),
    "revised": ("修订|修改|修正", r"revis\w*|amend\w*|updat\w*"),
}
# What a title says does not happen in the clause that names it.
_TITLE = re.compile("《[^《》]*》")
_HAN = {label: re.compile(han) for label, (han, _) in _TABLE.items()}
_LATIN = {
    label: re.compile(rf"\b(?:{latin})", re.IGNORECASE) for label, (_, latin) in _TABLE.items()
}


@lru_cache(maxsize=4096)
def read_events(text: str) -> frozenset[str]:
    """Return what happens according to ``text``, in Chinese or English.

    >>> sorted(read_events("自2024年2月1日起施行")), sorted(read_events("when was it published"))
    (['effective'], ['issued'])
    """
    folded = _TITLE.sub("《》", text if text.isascii() else fold(text).text)
    return frozenset(
        label for label in _TABLE if _HAN[label].search(folded) or _LATIN[label].search(folded)
    )


def event_fit(asked: frozenset[str], found: frozenset[str]) -> float:
    """Return 1 where something asked about happens, -1 where only other things do, else 0.

    >>> event_fit(frozenset({"effective"}), frozenset({"issued"}))
    -1.0
    """
    if not asked or not found:
        return 0.0
    return 1.0 if asked & found else -1.0
