"""Scopes: the words that tell figures of one subject apart, in Chinese and English (新收, 审结)."""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from ingest.folding import fold

_TABLE: dict[str, tuple[str, str]] = {
    # where a case or an application stands
    "received": (
        "新收|收到|受理|接收|收案",
        r"receiv\w*|accept(?:ed|s|ing)?|newly filed|cases? filed|took in|caseload",
    ),
    "concluded": (
        "审结|结案|办结|执结|了结|结收比",
        r"conclud\w*|clos(?:ed|es|ing)|settled|resolved|disposed of|completed",
    ),
    "pending": ("未结|存案|待审|在审", r"pending|outstanding|backlog"),
    "approved": ("批准|核准|审核通过|获批|准予", r"approv\w*"),
    "opened": (
        "立案|(?<![成设建确独树])立(?=侵|各类|刑事|涉|了[^，。]{0,6}案)",
        r"opened|docket\w*|placed on file"
        r"|(?:cases?|investigations?)\b[^.?]{0,90}\bopen\b|open(?:ing)? (?:cases?|investigations?)",
    ),
    "applied": (
        "申请(?!人|书|条件|途径)|申报",
        r"appli(?:ed|cations?|es|cants?)|apply\w*|filings?",
    ),
    "granted": (
        "授权(?!人|范围)|授予|颁证|发证",
        r"grant(?:ed|s|ing)?|authori[sz]ed"
        r"|(?:patents?|certificates?) (?:\w+ )?issued|issued (?:patents?|certificates?)",
    ),
    "registered": (
        # A 注册商标 is a trade mark, registered when it may be.
        "注册(?!资本|地|商标)|登记(?!管理|失业)",
        r"(?:un)?regist(?:ered(?! trade ?marks?)|rations?|ers?)|recordal",
    ),
    "in_force": (
        "有效(?:量|发明|实用|外观|注册|商标|专利|件|拥有)|维持有效|有效期内|拥有量|存量|保有量",
        r"in force|valid|in effect|effective (?:patent|invention|trademark)s?",
    ),
    "revoked": ("撤销|注销|吊销", r"revo(?:k|c)\w*|cancel\w*|annul\w*"),
    "invalidation": ("无效宣告|宣告无效", r"invalid(?:ation|ity|ated|ate)"),
    "reexamination": ("复审", r"re-?examin\w+"),
    "opposition": ("异议", r"oppositions?|opposed"),
    "review": ("评审", r"reviews?|adjudicat\w+"),
    # which procedure
    "first_instance": ("一审|初审|第一审", r"first[- ]instance|1st[- ]instance|trial court"),
    "second_instance": (
        "二审|终审|第二审|上诉",
        r"second[- ]instance|2nd[- ]instance|appeals?|appellate",
    ),
    "retrial": ("再审|申诉", r"retrials?|retried"),
    "civil": ("民事", r"civil"),
    "criminal": ("刑事|犯罪", r"criminal|crimes?"),
    "administrative": (
        "行政(?!机关|执法机关|部门|区|村|主管|管理部门|执法部门)",
        r"administrative",
    ),
    "public_interest": ("公益诉讼", r"public[- ]interest"),
    # what became of it
    "upheld": ("维持原判|维持", r"upheld|affirmed|sustained"),
    "amended": ("改判", r"amended|modified|changed judgments?|reversed"),
    "remanded": ("发回重审", r"remand\w*|sent back"),
    "withdrawn": ("撤诉|撤回", r"withdr\w+"),
    "dismissed": ("驳回(?!.{0,12}不服)", r"dismiss\w*|reject(?:ed|ions?)"),
    "mediated": ("调解", r"mediat\w+|conciliat\w+"),
    "arrested": ("批捕|(?<!审查)逮捕(?!措施)", r"arrest\w*"),
    "prosecuted": ("(?<!驳回)(?<!不)(?<!审查)起诉|公诉", r"prosecut\w*|indict\w*"),
    "arrest_review": ("审查逮捕", r"arrest (?:review|requests?)|review of arrests?"),
    "prosecution_review": ("审查起诉", r"(?:review|examination) (?:for|of|and) prosecution"),
    "sentenced": ("判处|判刑|定罪", r"sentenc\w*|convict\w*"),
    "protested": ("抗诉", r"protests?|protested"),
    "transferred": ("移送|移交", r"transfer(?:red|s|ring)?|referr(?:ed|als?)|handed over"),
    "investigated": (
        "查处|查办|侦破|侦办|破获",
        r"investigat\w*|handled|cracked|dealt with|probed",
    ),
    "seized": ("查扣|查获|扣留|扣押|收缴", r"seiz\w+|detain\w*|confiscat\w*|intercept\w*"),
    "deleted": ("删除", r"delet\w+|remov(?:ed|al)|taken down"),
    "shut": (
        "关闭|关停",
        r"shut(?: down)?|clos(?:ed?|ing) (?:down )?(?:web)?sites?|websites? (?:\w+ )?closed",
    ),
    # what kind
    "invention": ("发明(?!人|创造)", r"inventions?"),
    "utility_model": ("实用新型", r"utility[- ]models?"),
    "design": ("外观设计", r"(?<!layout )(?<!layout-)designs?"),
    "domestic": (
        "(?<!中)国内(?!外|生产总值)|境内(?!外)|本国",
        r"domestic(?:ally)?|at home|chinese applicants?",
    ),
    "foreign": (
        "(?<![中内])国外|境外|外国|海外|来华|在华",
        r"foreign\w*|overseas|abroad|non-residents?|outside china",
    ),
    "exported": ("(?<!进)出口", r"export\w*"),
    "imported": ("进口", r"import(?:s|ed|ing)?\b(?!an)"),
    "urban": (
        "城镇|城市(?=居民|人口|化|户)|城乡",
        r"urban|cit(?:y|ies)(?= (?:residents?|dwellers?|households?|populations?|workers?|jobs?))"
        r"|in (?:the )?cities",
    ),
    "rural": ("农村(?!部)|乡村|城乡|农民", r"rural|farmers?|village\w*"),
    "revenue": ("收入", r"revenues?|incomes?"),
    "expenditure": ("支出", r"expenditures?|spending|spent"),
    "central": ("中央", r"central"),
    "local": ("地方", r"local"),
    "own_level": (
        "(?<![日基成样版资课文])本级(?!别)",
        r"(?:municipal|city|provincial|county|district)[- ]level (?:\w+ )?"
        r"(?:budget|revenue|spending|expenditure|government|finances|itself)"
        r"|at (?:the )?(?:municipal|city|provincial|county|district) level|level itself",
    ),
    "all_levels": (
        "(?<![安完健保齐周])全[市省区县州](?![域场])",
        r"(?:whole|entire) (?:city|province|county|district|municipality|region)"
        r"|(?:city|province|county|region)-?wide"
        r"|(?:across|throughout) the (?:city|province|county|region)",
    ),
    "primary_industry": ("第一产业", r"primary (?:industry|sector)"),
    "secondary_industry": ("第二产业", r"secondary (?:industry|sector)"),
    "tertiary_industry": ("第三产业", r"tertiary (?:industry|sector)"),
    # since when
    "cumulative": ("累计", r"cumulative(?:ly)?|accumulat\w+|in total|total of|to date|so far"),
    "new": (
        "新(?=增|设|建|批|开|登|遴|备|注|立|签|授|录|上)",
        r"new(?:ly)?|additional|added",
    ),
    "average": (
        "平均|人均|户均|年均|均价",
        r"averages?|mean|per capita|per person|per household|per head",
    ),
    "planned": (
        "目标|预期(?!寿命)|拟(?!定)|力争|计划(?=完成|安排|新增|投|减|增|建)"
        # What a public account is called by is no plan: 一般公共预算收入, 预算执行.
        "|(?<!公共)(?<!基金)(?<!经营)预算(?!收入|支出|执行|[内外法]|稳定|调[整节]|管理|单位|绩效|制度|科目)",
        r"target\w*|plan(?:s|ned)?|expected|goals?"
        r"|(?<!public )(?<!fund )(?<!capital )budget\w*(?! (?:revenue|expenditure|execution))",
    ),
}
_GROUPS = tuple(
    frozenset(group.split())
    for group in (
        "received concluded pending approved",
        "applied granted in_force revoked",
        "first_instance second_instance retrial",
        "civil criminal administrative",
        "upheld amended remanded withdrawn dismissed mediated",
        "arrested prosecuted sentenced",
        "invalidation reexamination opposition",
        "invention utility_model design",
        "domestic foreign",
        "exported imported",
        "urban rural",
        "revenue expenditure",
        "central local",
        "own_level all_levels",
        "primary_industry secondary_industry tertiary_industry",
        "cumulative new",
        "deleted shut",
    )
)
_TRADE = re.compile("进出口|imports? and exports?|exports? and imports?", re.IGNORECASE)
_HAN = {label: re.compile(han) for label, (han, _) in _TABLE.items()}
_LATIN = {
    label: re.compile(rf"\b(?:{latin})\b", re.IGNORECASE) for label, (_, latin) in _TABLE.items()
}
_LATIN_LETTERS = re.compile("[A-Za-z]{2}")
_HAN_LETTER = re.compile("[\u4e00-\u9fff]")

LABELS = frozenset(_TABLE)
"""Every label that ``read_scopes`` can return."""


def read_scopes(text: str) -> frozenset[str]:
    """Return the labels whose wordings stand in a question or in the words of a report.

    Args:
        text: in Chinese of either script, in English, or in both.

    >>> sorted(read_scopes("全国法院新收知识产权民事一审案件"))
    ['civil', 'first_instance', 'received']
    >>> sorted(read_scopes("How many second-instance cases were concluded?"))
    ['concluded', 'second_instance']
    >>> sorted(read_scopes("審結行政案件"))
    ['administrative', 'concluded']
    """
    return _read(text)


@lru_cache(maxsize=4096)
def _read(text: str) -> frozenset[str]:
    folded = text if text.isascii() else fold(text).text
    folded = _TRADE.sub(" ", folded)
    tables = [
        table
        for letter, table in ((_HAN_LETTER, _HAN), (_LATIN_LETTERS, _LATIN))
        if letter.search(folded)
    ]
    return frozenset(
        label for table in tables for label, pattern in table.items() if pattern.search(folded)
    )


def conflicts(asked: AbstractSet[str], found: AbstractSet[str]) -> bool:
    """Tell whether two sets of labels exclude each other: each names another one of a group.

    A set that names two of a group (城乡居民) excludes neither.

    >>> conflicts({"received"}, {"concluded", "civil"}), conflicts({"received"}, {"civil"})
    (True, False)
    """
    return any(asked & group and found & group and not asked & found & group for group in _GROUPS)


def inherit_scopes(own: AbstractSet[str], inherited: AbstractSet[str]) -> frozenset[str]:
    """Add to the labels of a clause those that it takes over, less those that its own exclude.

    >>> sorted(inherit_scopes({"concluded"}, {"received", "civil"}))
    ['civil', 'concluded']
    """
    return frozenset(own) | {label for label in inherited if not conflicts(own, {label})}
