"""Units of amounts: what may stand behind a number, what it is called and what it measures."""

from dataclasses import dataclass
from decimal import Decimal

from ingest.characters import is_han
from ingest.figures.records import FigureKind

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as a text may print it.

    Attributes:
        text: the wording, folded.
        name: what ``Amount.unit`` says: the wording, but one name for each of ``%``, ``个百分点``
            and ``倍``.
        kind: what it measures.
        size: what the number is multiplied by (五成 is 50 %).
        extra: what is added to the number (两个半月 is 2.5).
        more: it holds an inner 多 or 余 (两个多月).
        article: behind a bare 一 it makes an article (一个, 一种), not a count.
        spelt: it may stand behind Chinese numerals; 三级, 二期, 四面 name or rank.
        latin: it is a word or symbol in Latin letters.
        last: it ends what it stands in: no Chinese word goes on from it but 的, 和, 与 and 及
            (9金、5银, but not 9金融机构).
        unless: what may not follow, for there the wording is another word (12部门, 三位一体).
    """

    text: str
    name: str
    kind: FigureKind
    size: Decimal = _ONE
    extra: Decimal = Decimal(0)
    more: bool = False
    article: bool = False
    spelt: bool = True
    unless: tuple[str, ...] = ()
    latin: bool = False
    last: bool = False


_CLASSIFIERS = """
件 个 家 名 位 人 户 口 部 门 项 条 批 次 台 种 类 起 场 套 组 所 处 座 栋 幢 间 层 只 头 匹
羽 尾 枚 粒 颗 张 份 册 本 卷 篇 页 幅 句 首 集 队 轮 届 辆 艘 架 列 节 株 棵 支 枝 根 块 片
堆 箱 袋 包 瓶 桶 罐 盒 桌 席 票 款 宗 例 桩 笔 单 班 团 股 盏 堂 省 县 顶 封 段 束 串 样 眼
趟 遍 回 阶 则 道 章 期 级 字 面 通 步 站 床 盘 户次 人次 人天 人日 人份 人口 家次 件次 个次
批次 台次 架次 车次 班次 场次 户次 篇次 艘次 辆次 条次 例次 项次 只次 点次 门次 所次 座次 处次
起次 剂次 台套 套次 例数 部门 省份 词条 课时 学时 学分 车皮 航次 列次 标箱 标准箱 床位 席位 机组
劳动日 工日
"""
_RANKING = "省 县 级 期 届 字 面 通 步 包 阶 首 顶 眼 封 回 节 章 站 口 段 席 位次"
_MEASURES = """
平方公里 平方千米 平方米 平方厘米 立方米 立方公里 立方厘米 公顷 公亩 亩 公里 千米 海里 英里 里
厘米 毫米 微米 纳米 分米 米 英尺 英寸 尺 寸 公吨 吨 载重吨 总吨 公斤 千克 市斤 斤 毫克 微克 克
吨标准煤 吨标煤 担 磅 盎司 克拉 毫升 千升 升 加仑 蒲式耳
千瓦时 千瓦小时 兆瓦时 度电 千瓦 兆瓦 吉瓦 瓦 马力 千伏 伏
千赫 兆赫 千卡 大卡 焦耳 分贝 吨公里 人公里 车公里 吨海里 千兆 兆 光年 英亩 箱公里 平米 公尺
立方公尺 平方公尺 市尺 市里 华里 立方英尺 立方 公方 垧 线公里 延米 基点 个基点 ㎡ ㎞ ㎏ ㎎ ㎝
㎜ ㎥
"""
_OTHERS = "分 度 摄氏度 ℃ 岁 周岁 虚岁 折"
_MEDALS = "金 银 铜"
_BEHIND_LAST = frozenset("的和与及")
_CURRENCIES = """
元 元人民币 人民币 人民币元 美元 欧元 港元 港币 日元 英镑 韩元 澳元 加元 新元 新加坡元 新台币
新台币元 台币 澳门元 卢布 法郎 瑞士法郎 西德马克 马克 卢比 泰铢 里拉 比索 雷亚尔 兰特
外汇人民币 块钱 元钱 角 先令 加拿大元 澳大利亚元 瑞典克朗 克朗 令吉 林吉特
"""
_DURATIONS = """
年 周年 个年头 学年 个学年 个学期 学期 个年度 个月 个季度 个星期 星期 个礼拜 周 天 日
昼夜 个工作日 工作日 个交易日 交易日 个自然日 自然日 个小时 小时 个钟头 分钟 秒 秒钟 个世纪
毫秒 个周
"""
_POINTS = "个百分点 百分点"
_LATIN = """
km m cm mm μm nm kg g mg μg t L mL ml ha kW MW GW TW kWh MWh GWh TWh V kV Hz kHz MHz GHz B KB
MB GB TB PB EB bit kbps Mbps Gbps Tbps TEU km² km2 m² m2 m³ m3 hm² dB kJ MJ PJ Pa kPa MPa W VA
kVA MVA Ω ppm bp bps NTU Eflops EFLOPS Pflops PFLOPS
"""

_UNLESS = {
    "人": "民 均 才 工智能 工 行道 身 权 格 类",
    "部": "分 委 长 署 队 级 门 位",
    "倍": "增 率 频 数",
    "批": "准 复 捕",
    "次": "产业 级 生 品 贷",
    "起": "来 义 到",
    "期": "间 限 末",
    "处": "理 置 于 以",
    "级": "以",
    "位": "一体 居 于 数",
    "名": "列 称",
    "家": "庭 长 属",
    "门": "峡 诊 槛 户",
    "台": "湾 风 阶 山 河 账",
    "组": "织 成 建 合 长",
    "股": "份 东 权 票 价 市 指",
    "所": "有 以 在 得 属 谓 需 持 占 涉 述 示 列 指 作 称 提",
    "头": "部 等 在外",
    "款": "项",
    "笔": "记",
    "单": "位 独 元 项 一 边 价 品 体",
    "本": "科 市 省 地 级",
    "节": "气 约 能 日",
    "轮": "车 驱 船 胎 换",
    "盘": "水",
    "匹": "狼 配",
    "只": "松鼠 有 要 是 能",
    "类": "似 别 型 水质 水体 水域 海水 声环境 功能区",
    "站": "点",
    "面": "向 对 积 临",
    "队": "伍",
    "团": "结 体 队 伙",
    "道": "路 德 理 口",
    "支": "持 付 出 部 行",
    "张": "家",
    "省": "委 级 长 厅 部",
    "县": "级 委 长 市",
    "份": "额",
    "例": "如 外 行",
    "回": "到 收 报",
    "通": "过 信 知 报",
    "步": "行",
    "口": "岸 径 号",
    "字": "路 架 第 号",
    "集": "团 中 体 成 群",
    "间": "接 隔",
    "包": "括 含 容 干 产",
    "列": "为 入",
    "架": "构",
    "段": "落",
    "层": "次 级 面",
    "根": "据 本",
    "元": "旦 首 素 件 器 宇 月 结构 化 论 体 经济 体制",
    "角": "洲 度 形 色 债",
    "克": "服 隆 制 己 难 强 拉玛 里",
    "米": "粉 饭 面 兰 其",
    "里": "程 面 斯",
    "升": "级 至 高 幅 学 值 温 入 降 为 到",
    "兆": "头",
    "伏": "击",
    "担": "任 保 负 当",
    "尺": "度",
    "分": "之 别 为 成 布 类 公司 支 行 局 院 会 中心 校 析 批 区 享 拆 红 管 配 销 步 级 工 歧 解",
    "度": "过 假",
    "折": "叠 合 旧 射",
    "年": "级 代 均 初 底 报 鉴 龄 产 度 轻 青 货 检 薪",
    "日": "本 均 常 报 照 程 益 内瓦",
    "天": "然 津 气 文 空 下 府 地 河 使 性 生 山",
    "周": "期 边 围 刊 转 末 密 到 知",
    "秒": "杀",
    "马克": "思",
}
_INNER = ("月", "小时", "百分点", "星期", "季度", "世纪", "工作日", "钟头", "学期", "年头")
_TENTH_UNLESS = tuple("不立为果功员本长熟就绩交套份效都分年品因人家语型活群")


def unit_at(text: str, start: int, *, spelt: bool = False) -> Unit | None:
    """Return the longest unit that stands in ``text`` at ``start``.

    Args:
        text: folded, see ``ingest.figures.widths.fold_for_numbers``.
        start: ``0 <= start <= len(text)``.
        spelt: the number before it is in Chinese characters.

    >>> unit_at("批次货物", 0).text, unit_at("项制度", 0).text, unit_at("个百分点", 0).kind
    ('批次', '项', 'percentage_point')
    >>> unit_at("部门", 0).text, unit_at("级", 0, spelt=True)
    ('部门', None)
    """
    for unit in _BY_FIRST.get(text[start : start + 1], ()):
        if text.startswith(unit.text, start):
            end = start + len(unit.text)
            refused = (spelt and not unit.spelt) or text.startswith(unit.unless, end)
            if not refused and not (unit.last and _goes_on(text[end : end + 1])):
                return unit
    return None


def _goes_on(behind: str) -> bool:
    return bool(behind) and is_han(behind) and behind not in _BEHIND_LAST


def _units() -> list[Unit]:
    ranking = set(_RANKING.split())
    units = [
        _unit(text, "count", article=True, spelt=text not in ranking)
        for text in _CLASSIFIERS.split()
    ]
    units += [_unit(text, "count") for text in _MEASURES.split()]
    units += [_unit(text, "other", spelt=text not in "分度折") for text in _OTHERS.split()]
    units += [
        Unit(text=text, name=text, kind="count", spelt=False, last=True) for text in _MEDALS.split()
    ]
    units += [_unit(text, "money", spelt=text != "角") for text in _CURRENCIES.split()]
    units += [_unit(text, "duration") for text in _DURATIONS.split()]
    units += [_unit(text, "percentage_point", name="个百分点") for text in _POINTS.split()]
    units += [_unit("%", "percent"), _unit("‰", "percent"), _unit("倍", "multiple")]
    units += [Unit(text="番", name="倍", kind="multiple"), _tenth("成半", "5"), _tenth("成")]
    units += [
        _unit(f"个半{rest}", "duration", name=f"个{rest}", extra="0.5") for rest in ("月", "小时")
    ]
    for inner in "多余":
        units += [_inner(inner, rest) for rest in _INNER]
    return units


def _unit(
    text: str,
    kind: FigureKind,
    *,
    name: str = "",
    article: bool = False,
    spelt: bool = True,
    extra: str = "0",
) -> Unit:
    return Unit(
        text=text,
        name=name or text,
        kind=kind,
        extra=Decimal(extra),
        article=article,
        spelt=spelt,
        unless=tuple(_UNLESS.get(text, "").split()),
    )


def _tenth(text: str, extra: str = "0") -> Unit:
    return Unit(
        text=text,
        name="%",
        kind="percent",
        size=Decimal(10),
        extra=Decimal(extra),
        unless=_TENTH_UNLESS,
    )


def _inner(inner: str, rest: str) -> Unit:
    kind: FigureKind = "percentage_point" if rest == "百分点" else "duration"
    return Unit(text=f"个{inner}{rest}", name=f"个{rest}", kind=kind, more=True)


def _by_first() -> dict[str, tuple[Unit, ...]]:
    table: dict[str, dict[str, Unit]] = {}
    for unit in _units():
        table.setdefault(unit.text[0], {}).setdefault(unit.text, unit)
    return {
        first: tuple(sorted(units.values(), key=lambda unit: -len(unit.text)))
        for first, units in table.items()
    }


_BY_FIRST = _by_first()
LATIN_UNITS = frozenset(_LATIN.split())
"""Symbols of units, as they are spelt; a run of letters behind a number is one of them or none."""
