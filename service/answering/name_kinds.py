"""The kinds of thing that reports name, by the words that end their names in either language.

A Chinese name ends in the word for what it names (最严格水资源管理制度, 南京大学), and a question
for it holds the same word (什么制度, which system): one table serves both.
"""

from dataclasses import dataclass
from typing import Literal

EntityType = Literal[
    "title",
    "quoted",
    "court",
    "body",
    "person",
    "place",
    "area",
    "country",
    "class",
    "charge",
    "sentence",
    "identifier",
    "system",
    "plan",
    "campaign",
    "event",
    "platform",
    "fund",
    "award",
    "standard",
    "field",
    "stage",
    "craft",
    "disease",
    "asked",
    "name",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameKind:
    """A kind of name.

    Attributes:
        label: its type.
        zh: the words that a Chinese name of it may end in.
        asked: more words by which Chinese asks for it, too common to tell a name.
        en: the words, in the singular, by which English asks for it or ends a name of it.
    """

    label: EntityType
    zh: tuple[str, ...]
    asked: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


def _words(table: str) -> tuple[str, ...]:
    return tuple(table.split())


def _kind(label: EntityType, zh: str, en: str = "", *, asked: str = "") -> NameKind:
    return NameKind(
        label=label,
        zh=_words(zh),
        asked=_words(asked),
        en=tuple(word.replace("_", " ") for word in _words(en)),
    )


NAME_KINDS: tuple[NameKind, ...] = (
    _kind("court", "法院 法庭 法院知识产权庭 审判庭", "court tribunal"),
    _kind(
        "body",
        "委员会 办公室 办公厅 研究院 研究所 研究会 科学院 检察院 联席会议 领导小组 协调小组 "
        "工作组 总署 总局 专利局 管理局 "
        "知识产权局 公安局 税务局 统计局 监管局 监督局 财政局 交易所 事务所 仲裁院 仲裁委 代表处 "
        "合作组织 总公司 集团 公司 银行 "
        "大学 学院 医院 中心 协会 学会 联合会 商会 基金会 组织 海关 国务院 外交部 财政厅 公安厅 "
        "司法厅 教育厅 水利厅 商务厅 税务总局 "
        "公安机关 检察机关 出版社 实验室 博物馆 图书馆 大使馆 人民政府 党委 纪委 政协 人大 "
        "常委会 工会",
        "agency ministry department office authority body company firm organization organisation "
        "university institution association "
        "administration bureau commission committee college bank institute centre center "
        "corporation procuratorate customs laboratory enterprise school hospital",
        asked="部门 机构 机关 单位 局 部委 企业 高校 学校 政府 院校 主体 部 厂商 社团",
    ),
    _kind(
        "title",
        "条例 公约 条约 协定 协议 议定书 备忘录 公报 白皮书 宣言 联合声明 细则 司法解释",
        "law regulation rule measure opinion provision interpretation guideline document book "
        "film movie treaty agreement convention "
        "memorandum mou report bulletin paper statute decree act code protocol notice decision "
        "gazette handbook manual legislation",
        asked="法 法律 法规 规章 决定 通知 意见 办法 规定 指南 文件 书 书籍 图书 著作 出版物 "
        "电影 影片 报告 年报 草案 手册 指引 令",
    ),
    _kind(
        "system",
        "制度 体系 体制 机制 模式 政策 方针 原则 理念 制 规则 方式 责任制 共识",
        "system mechanism scheme regime model policy principle approach consensus",
    ),
    _kind(
        "plan",
        "计划 规划 方案 纲要 战略 倡议 议程 工程 项目 专项 试点",
        "plan programme program strategy initiative outline project agenda pilot",
    ),
    _kind(
        "campaign",
        "行动 专项行动 活动 运动 专项整治 竞赛 大赛 巡展",
        "campaign operation action activity drive competition crackdown",
    ),
    _kind(
        "event",
        "大会 会议 论坛 峰会 博览会 展览会 交易会 展销会 研讨会 发布会 座谈会 培训班 宣传周 "
        "活动周 仪式 展览 进博会 广交会 服贸会 世博会 奥运会 "
        "残奥会 亚运会 冬奥会 运动会 年会 会谈 对话 图片展 艺术节 电影节 纪念日 宣传日 "
        "世界知识产权日",
        "event forum conference summit meeting exhibition expo fair ceremony seminar session "
        "week festival games symposium dialogue",
    ),
    _kind(
        "platform",
        "平台 系统 数据库 网站 门户 专栏 栏目 软件 客户端 网络",
        "platform database website portal column network board",
    ),
    _kind(
        "area",
        "示范区 试验区 特区 特别行政区 产业园区 园区 新区 开发区 保护区 合作区 自贸区 自由贸易区 "
        "贸易试验区 经济带 大湾区 三角洲 自贸港 自由贸易港 "
        "保税区 走廊 基地 示范城市 枢纽 流域 高原 城市群 经济圈 机场 水库 电站 大桥 铁路 公路 "
        "高速公路 水电站 核电站 发电站 景区 湿地 草原 群岛 半岛 堰塞湖",
        "zone area base park corridor belt bay basin delta airport railway station dam bridge port "
        "sea lake river mountain island reservoir coast strait gulf wetland",
    ),
    _kind(
        "craft",
        "飞船 卫星 飞行器 火箭 探测器 空间站 实验舱 潜水器 航母",
        "spacecraft spaceship satellite rocket probe submersible mission",
    ),
    _kind(
        "disease",
        "白血病 传染病 肺炎 肝炎 流感 禽流感 结核病 艾滋病 糖尿病 血吸虫病 癌症 "
        "地方病 职业病 慢性病",
        "disease illness epidemic",
        asked="疾病 病种 大病",
    ),
    _kind("stage", "阶段", "stage status", asked="程度 地步 进展"),
    _kind("fund", "基金 专项资金 保险 补贴 债券 贷款", "fund subsidy insurance loan bond"),
    _kind(
        "award",
        "奖 金奖 银奖 大奖 奖章 勋章 称号 奖项 优秀奖",
        "award prize medal title_of_honour honor honour",
    ),
    _kind("standard", "标准 指标 指数 目录 清单 名录", "standard index indicator list catalogue"),
    _kind(
        "field",
        "产业 行业 领域 专业 学科 技术 产品 商品",
        "industry sector field product goods technology",
    ),
)

# Words that are no name when nothing else stands before the kind: 有关部门, 重大政策.
GENERIC = frozenset(
    _words(
        """
相关 有关 重要 重大 主要 这些 这 此 新 其他 基本 长效 配套 各项 一系列 具体 现行 上述 本 该
我国 国家 中国 社会 全国 国际 国内 一批 许多 多种 不同 同一 整个 有效 高效 完善 专门 特别 试点
宏观 良好 正常 必要 主管 全面 科学 先进 现代 大型 重点 优秀 更多 同类 多个 一些 某些 一项 政府
    """
    )
)
