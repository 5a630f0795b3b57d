"""The countries, regions and cities of the world in Chinese, and what English calls them.

Source: Unicode CLDR for countries and for the cities that time zones are named after; the
provincial units of China are those of ``ingest.gazetteer``.
"""

import re
from functools import lru_cache

from babel import Locale

from ingest import default_gazetteer


def _words(table: str) -> tuple[str, ...]:
    return tuple(table.split())


_CITIES = _words(
    """
石家庄 Shijiazhuang 太原 Taiyuan 呼和浩特 Hohhot 沈阳 Shenyang 大连 Dalian 长春 Changchun 哈尔滨
Harbin 南京 Nanjing 苏州 Suzhou 杭州 Hangzhou 宁波 Ningbo 合肥 Hefei 福州 Fuzhou 厦门 Xiamen
南昌 Nanchang 济南 Jinan 青岛 Qingdao 郑州 Zhengzhou 武汉 Wuhan 长沙 Changsha 广州 Guangzhou
深圳 Shenzhen 珠海 Zhuhai 南宁 Nanning 海口 Haikou 三亚 Sanya 成都 Chengdu 贵阳 Guiyang 昆明
Kunming 拉萨 Lhasa 西安 Xi'an 兰州 Lanzhou 西宁 Xining 银川 Yinchuan 乌鲁木齐 Urumqi 雄安新区
Xiong'an_New_Area 浦东 Pudong 义乌 Yiwu 博鳌 Boao 日内瓦 Geneva 纽约 New_York 华盛顿 Washington
海牙 The_Hague 达沃斯 Davos 巴塞尔 Basel
"""
)
_SHORT_COUNTRIES = _words(
    """
美国 United_States 英国 United_Kingdom 俄罗斯 Russia 韩国 South_Korea 朝鲜 North_Korea 阿联酋
United_Arab_Emirates 沙特 Saudi_Arabia 波黑 Bosnia_and_Herzegovina 欧盟 European_Union 东盟
ASEAN 非盟 African_Union
"""
)
_NOT_STATES = frozenset({"UN", "EZ", "QO", "XA", "XB", "ZZ"})
# What may not follow a name, or it is another word: 沿海地区.
NOT_FOLLOWED = {"海地": "区方带质图面", "蒙古": "族包", "罗马": "尼", "西宁": "寿"}
# The characters by which states and unions are called in 中越, 中美欧日韩; what must not follow.
_ABBREVIATIONS: dict[str, tuple[str, str]] = {
    "中": ("China", "国央医文小学心间期级等有的以长"),
    "美": ("US", "术丽好食元化学观洲"),
    "俄": ("Russia", ""),
    "日": ("Japan", "常前益均报期内起后记"),
    "韩": ("South Korea", ""),
    "朝": ("North Korea", "着代阳"),
    "英": ("UK", "雄语文才镑勇"),
    "法": ("France", "律院规制治定官庭人学制令院"),
    "德": ("Germany", "才育"),
    "欧": ("EU", "元"),
    "越": ("Vietnam", "来过权境野"),
    "印": ("India", "发刷章花度制证"),
    "泰": ("Thailand", "山然"),
    "柬": ("Cambodia", ""),
    "缅": ("Myanmar", ""),
    "蒙": ("Mongolia", "受古"),
    "哈": ("Kazakhstan", "尔"),
    "巴": ("Pakistan", "西黎士林勒基"),
    "澳": ("Australia", "门大"),
    "新": ("Singapore", "的增型建设兴疆能技闻时一技西"),
    "瑞": ("Switzerland", "典士"),
    "丹": ("Denmark", "麦"),
    "挪": ("Norway", "威用"),
    "芬": ("Finland", "兰"),
    "墨": ("Mexico", "西"),
    "埃": ("Egypt", "及塞"),
    "沙": ("Saudi Arabia", "特漠"),
    "非": ("Africa", "法公常遗物金营典洲凡"),
    "拉": ("Latin America", "动"),
}
# Behind the rarer abbreviations one of these stands, or the reading is too bold (其中新, 中法).
_DEALINGS = (
    "两国|两军|三国|双边|双方|关系|贸易|投资|经贸|合作|海关|知识产权|版权|商标|专利|政府|边境|边界|建交|首脑|战略|"
    "经济|自贸|自由贸易|友好|联合|人文|高层|总理|元首|地理标志|[二两三四五六]?[方局边国]|签|论坛|工商|科技|文化|环境|财"
)
_FREE = "美俄韩朝英越柬缅蒙欧日德泰"


@lru_cache(maxsize=1)
def countries_zh() -> dict[str, str]:
    """Return the Chinese names of countries and unions, each with its English name."""
    chinese, english = Locale.parse("zh").territories, Locale.parse("en").territories
    named = {
        str(name): str(english[code])
        for code, name in chinese.items()
        if len(code) == 2 and code.isalpha() and len(name) > 1 and code not in _NOT_STATES
    }
    return named | _pairs(_SHORT_COUNTRIES)


@lru_cache(maxsize=1)
def places_zh() -> dict[str, str]:
    """Return the Chinese names of regions and cities, each with its English name."""
    chinese, english = Locale.parse("zh").time_zones, Locale.parse("en").time_zones
    cities = {
        str(zone["city"]): str(english.get(code, {}).get("city", code.rpartition("/")[2]))
        for code, zone in chinese.items()
        if len(zone.get("city", "")) > 1 and "/" in code
    }
    own = {name: city.replace("_", " ") for name, city in cities.items()}
    return own | _pairs(_CITIES) | regions_zh()


@lru_cache(maxsize=1)
def regions_zh() -> dict[str, str]:
    """Return the provincial units of China, without 省, 市 or 自治区, in English.

    >>> regions_zh()["陕西"]
    'Shaanxi'
    """
    return {division.short: division.en.title() for division in default_gazetteer().provinces()}


@lru_cache(maxsize=1)
def abbreviated_countries() -> re.Pattern[str]:
    """Return a pattern of two and more states called by one character each, China first.

    >>> abbreviated_countries().findall("签署中越版权备忘录，召开中美欧日韩五局会议，其中新增2件")
    ['中越', '中美欧日韩']
    """
    one = {
        character: f"{character}(?![{banned}])" if banned else character
        for character, (_, banned) in _ABBREVIATIONS.items()
        if character != "中"
    }
    free = "|".join(one[character] for character in _FREE)
    every = "|".join(one.values())
    before = r"(?<![其集途之家期年月高初从市空心手眼当卷国省境华党])"
    return re.compile(
        rf"{before}中(?:(?:{free})(?:{every})*|(?:{every})+(?={_DEALINGS}))"
        rf"(?!西部|东部|方向)"
    )


def abbreviation_en(characters: str) -> tuple[str, ...]:
    """Return the English names of the states in 中越; none where a character is no state.

    >>> abbreviation_en("中越"), abbreviation_en("中学")
    (('China', 'Vietnam'), ())
    """
    if len(characters) < 2 or not all(character in _ABBREVIATIONS for character in characters):
        return ()
    return tuple(_ABBREVIATIONS[character][0] for character in characters)


def _pairs(words: tuple[str, ...]) -> dict[str, str]:
    english = (word.replace("_", " ") for word in words[1::2])
    return dict(zip(words[::2], english, strict=True))
