"""Questions in one spelling: folded, without control characters, with ordinary typos mended."""

import functools
import re
import unicodedata

from ingest import fold

# Words of English frames that are long enough to be known by all but one of their letters.
_LONG = """
percentage percent proportion increase increased decrease decreased decline declined growth amount
number which where patents patent applications application companies enterprises countries people
change changed trademark trademarks courts revenue compensation duration budget expenditure imports
exports population provinces threshold pension pensions subsidy subsidies standard deficit surplus
spending investment income output railway railways expressway expressways network hospital hospitals
school schools student students teacher teachers worker workers farmer farmers household households
vehicle vehicles project projects unemployment employment production consumption wholesale length
prosecuted arrested registered concluded received accepted government agriculture insurance poverty
district districts regulation regulations department departments organisation organization
programme procuratorate procuratorates customs seized kilometres kilometers hectares tonnes nurses
doctors residents mileage capacity average monthly annual annually duration
"""
# Short ones are known by two letters that changed places, and by the slips listed below.
_SHORT = "how many much what when which where share cases total number"
_SLIPS = {
    "whitch": "which",
    "whta": "what",
    "waht": "what",
    "whn": "when",
    "wen": "when",
    "wher": "where",
    "whre": "where",
    "mny": "many",
    "maany": "many",
    "muc": "much",
    "mch": "much",
    "wat": "what",
    "wht": "what",
    "manny": "many",
    "mony": "many",
    "mutch": "much",
    "howmany": "how many",
    "howmuch": "how much",
    "howlong": "how long",
    "whats": "what is",
    "what's": "what is",
    "who's": "who is",
    "when's": "when is",
    "where's": "where is",
    "whos": "who is",
    "persent": "percent",
    "precent": "percent",
    "precentage": "percentage",
    "nubmer": "number",
    "numer": "number",
    "yuans": "yuan",
}
_KNOWN_WORDS = """
counties counts courses parent parents potent experts expert revenge revenues chances chance
charge charges sphere there were then than whether percents decreases increases numbers amounts
patients patient import export course growths provincial charged changes changer province
declines population populations company country application enterprise
threshed standards standing incomes outputs farmed farming formers former schooled scholars workings
working projected prospects prospect produce product products productive instance insurances
average averages averaged annul annuals doctored dockets incoming monthly mouthly precede conclude
concludes receive receiver receives accept accepts excepted prosecute prosecutes arrests arrester
registers register resident lengthy lengths strength lengthen customers custom costumes costume
pensioner pensioners tension pinion million suspension expanding sending pending spendings invested
investments house households prisons provided producing projections railings settings deficits
tannest tones tonne bonnets nursed nurse verses purses receives recent reviewed perceived
conceived deceived conducted concluding included organisations organizations organised organized
budgets doctor doctoral hectare kilometre kilometer networks programmes programmer durations
expenditures percentages distinct distinctly distract distracts protect protects percept speeding
framer framers firmer fairer foamer chained chiang chang peoples subsidize subsidise anneal curtsy
program programs programmed hospitable hostels students studied residence residences presidents
"""
_KNOWN = frozenset(_KNOWN_WORDS.split())
_SHORTEST_LONG = 6
# Question words of five letters, the words they may be mistaken for aside.
_FIVE = "which where"
_UNLIKE_WORDS = (
    "witch winch whish while whine white wheel were there whale whose whole wheres weren whore"
)
_UNLIKE = frozenset(_UNLIKE_WORDS.split())
_HOW = re.compile(r"\b(?:hom|ho|hw|hoe|haw|hiw|houw|jow)(?= (?:many|mnay|much)\b)")
_DIGIT = re.compile("[12]")
_WORD = re.compile(r"[a-z']+")
_SPACE = re.compile(r"\s+")
_GLUED = re.compile(
    r"(?<=[a-z])(?=(?:19|20)\d\d(?!\d))|(?<![\da-z])(?P<year>(?:19|20)\d\d)(?=[a-z]{3})", re.ASCII
)
_GLUED_CHINESE = re.compile(r"(?<=[数量额率比值少速幅])(?=(?:19|20)\d\d(?:$|[\s?,，。？]))")
_DOUBLED = re.compile(r"(多少|几)\1+|(?<=案)(件|数)(?:案?\2)+|[么吗呢吧]{2,}")
_CHINESE_SLIPS = (
    (re.compile(r"(?<!多)多(?:小|上|稍|烧)(?=[\u4e00-\u9fff]|\W*$)(?!型|学|组)"), "多少"),
    (re.compile(r"[几好]多(?=[^\u4e00-\u9fff]|[件个家人名项元次种年])|几多"), "多少"),
    (re.compile(r"神么|什麽|甚么|啥"), "什么"),
    (re.compile(r"那(?=[些几](?:个|家|部|国|省|法|机|企|地|单|人))"), "哪"),
    (re.compile(r"百份之"), "百分之"),
    (re.compile(r"(?<=[值额量数价资入出积])几何(?=\W*$)"), "多少"),
)


def respell(text: str) -> str:
    """Return a question in one spelling: folded, in small letters, one space, typos mended.

    >>> respell("How mnay cases in２０２３？"), respell("專利　有多小件")
    ('how many cases in 2023?', '专利 有多少件')
    """
    visible = text if text.isprintable() else "".join(map(_visible, text))
    folded = fold(visible).text
    plain = _SPACE.sub(" ", folded.casefold().replace("’", "'")).strip()
    if any("a" <= char <= "z" for char in plain):
        if _DIGIT.search(plain):
            plain = _GLUED.sub(lambda match: f"{match['year'] or ''} ", plain)
        plain = _HOW.sub("how", plain)
        plain = _WORD.sub(lambda match: _mend(match[0]), plain)
    if not plain.isascii():
        plain = _mend_chinese(plain)
    return plain


def _visible(char: str) -> str:
    return " " if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char


def _mend_chinese(text: str) -> str:
    text = _DOUBLED.sub(lambda match: match[1] or match[2] or match[0][0], text)
    for slip, right in _CHINESE_SLIPS:
        text = slip.sub(right, text)
    return _GLUED_CHINESE.sub(" ", text)


@functools.lru_cache(maxsize=1 << 12)
def _mend(word: str) -> str:
    if word in _SLIPS:
        return _SLIPS[word]
    if word in _TRANSPOSED:
        return _TRANSPOSED[word]
    if word not in _UNLIKE and word not in _EXACT and (right := _question_word(word)):
        return right
    if len(word) < _SHORTEST_LONG or word in _EXACT or "'" in word:
        return word
    found = {right for shorter in _deletions(word) for right in _NEAR.get(shorter, ())}
    return found.pop() if len(found) == 1 else word


def _question_word(word: str) -> str | None:
    """Return the question word of five letters that a word misses by one of them."""
    if not len("whch") <= len(word) <= len("whiich") or word[0] != "w":
        return None
    near = {right for shorter in _deletions(word) for right in _NEAR_FIVE.get(shorter, ())}
    return near.pop() if len(near) == 1 else None


def _deletions(word: str) -> list[str]:
    return [word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))]


def _transpositions(word: str) -> list[str]:
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]


def _near(words: str) -> dict[str, frozenset[str]]:
    near: dict[str, set[str]] = {}
    for word in words.split():
        for shorter in _deletions(word):
            near.setdefault(shorter, set()).add(word)
    return {shorter: frozenset(words) for shorter, words in near.items()}


_EXACT = _KNOWN.union(_LONG.split())
_NEAR = _near(_LONG)
_NEAR_FIVE = _near(_FIVE)
_TRANSPOSED = {
    slip: word
    for word in _SHORT.split()
    for slip in _transpositions(word)
    if slip not in {*_SHORT.split(), "hwat", "who"}
} | {"hwat": "what"}
