"""Where a name may begin in Chinese text: behind a mark, a particle or a verb that governs it.

Chinese sets no space before a name, so its left end is told by the word before it. Verbs that
official Chinese hardly uses as nouns end a stretch anywhere; those that are nouns as well (建设,
指导) only where a clause or another border has just begun. Words that merely contain such a
character or verb (和平, 有限, 国有) are kept whole.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from ingest import Span


def _words(table: str) -> tuple[str, ...]:
    return tuple(table.split())


_VERBS = _words(
    """
推进 推动 推行 推广 推出 实行 开展 建立 健全 完善 构建 构筑 打造 形成 制定 制订
起草 出台 印发 公布 颁布 落实 贯彻 坚持 加强 加快 加大 强化 深化 优化 举办 举行 召开 参加 出席
承办 纳入 列入 加入 签订 缔结 批准 设立 成立 组建 新设 建成 取消 扩大 会同 联手 授予 责令 认定
判处 提起 提出 提交 提请 采用 采取 依托 依据 根据 按照 围绕 针对 关于 由于 作为 成为 称为 属于
来自 位于 包括 涵盖 覆盖 涉及 其中 分别 以及 继续 进一步 切实 扎实 稳步 逐步 不断 正式 首次 正在
颁发 编制 编写 实施 修订 修改 发布 启动 主办 参与 签署 委托 起诉 共同 抓好 搞好 做好 办好 管好
必须 应当 拓宽 防止 吸引 纠正 清理 消除 谋划 带动 给予 妥善 处理好 听取 遏制 参照 增设 安排 注重
追究 引进 表彰 惩处 依靠 借助 借鉴 遵循 满足 符合 查获 抓获 破获 缴获 捣毁 收缴 查扣 扣留 销毁
移送 进行 享受 指派 遴选 授权 吸收 摧毁 上线 荣获 选出 评出 获评 获批 获得 试行 发放 投入 各项
各种 各类 这些 那些 一些 某些 有些 这个 这项 这种 每个 其他 所有 全体 构成 遵守 拥有 具有 享有
违反 侵犯 选派 派出 邀请 赴 诉 犯 所谓 即 如
夺取 战胜 克服 取得 迎接 弘扬 履行 筹办 筹备 兴办 开辟 同时 拟于
竣工 动工 开工 完工 投产 通车
"""
)
_ADVERBS = _words(
    """
重点 主要 全面 积极 大力 深入 持续 着力 努力 认真 严格 依法 我国 基本 适当 充分 有效 坚决 慎重
稳妥 严厉 大规模 更加 首先 尽快 尽早 牢牢 高度 高效 仍 还 也 都 均 曾 又 要
圆满 果断 顺利 成功 相继 陆续 率先 迅速 精心 主动 隆重 及时 及早 立即 千方百计 想方设法
"""
)
_NOUNS_AS_WELL = _words(
    """
建设 改革 创新 指导 试点 管理 监督 发展 审议 组织 合作 培养 保护 保障 研究 执行 改造 投资 规范
促进 引导 调整 整合 检查 联合 支持 鼓励 通过 利用 运用 使用 掌握 访问 担任 任 强 请 使 让 会见
负责 承担 挂牌 探索 创建 新建 完成 提高 提升 改善 发挥 稳定 控制 打击 查处 查办 整治 维护 巩固
增强 废止 集中 统筹 启用 评选 审查 受理 办理 批复 增加 减少 降低 新增 改建 扩建 改扩建 开放 培育
培训 出版 研发 开发 治理 规划 倾听 重视 征收 评为 表示 抓 做 搞 办 管 靠 按 抓紧 帮助 保证 确保
保持 实现 解决 处理 讨论 宣布 公开 宣传 代表 处置 抢修 发射
审理 审结 执结 惩治 侦破
"""
)
_CHARACTERS = "与和及由向对在被经为将从把给至到是有等并了的该两各其以已"
_KEPT = _words(
    """
网络安全和信息化 市场监督管理 民族和宗教 民族宗教 退役军人 应急管理 发展和改革 工业和信息化
文化和旅游 住房和城乡建设 人力资源和社会保障 规划和自然资源 卫生和计划生育 林业和草原
广播电视和旅游 国防和军队 生产和交换 教育与科技 出版与版权 数据和政务 市场和质量 经济和信息化
商务和经济 科学和技术 调解和仲裁 共和国 和平 和谐 和解 总和 饱和 缓和 与会 普及 自由 理由 方向
面向 定向 导向 横向 纵向 双向 外向 向上 对外 对口 对接 对话 对策 对等 相对 绝对 应对 面对 存在
潜在 现在 在线 在职 在建 所在 在校 被告 被请求 被申请 被侵权 被授权 经济 经营 经验 经费 经贸
经纪 经办 财经 神经 行为 人为 认为 以为 从业 从事 服从 把握 把关 给付 供给 给予 达到 得到 到期
但是 是否 有限 国有 有色 有机 有效 有线 公有 私有 特有 现有 稀有 有关 没有 有期 享有权 等级 平等
高等 等效 中等 初等 同等 均等 等次 合并 并购 兼并 并联 了解 目的 应该 两岸 两会 两弹 两制 两用
各国 各界 各地 各级 以来 以上 以下 可以 以外 以内 以色列 促进会 促进委员会 促进局 促进中心
指导中心 指导委员会 使用权 使领馆 经常 任务 任期 主任 任职 责任 信任 要素 纲要 重要 需要 强国
强制 强省 同业 同盟 合同 共同 用户 用品 应用 作用 费用 公用 专用 信用 据点 数据 证据 如何 假如
起诉状 犯罪 罪犯 申请 请求 聘请 还款 先进 当事 当地 再生 均衡 首都 成都 都市 试行办法 试行方案
所有制 所有权 第一次 于是 大使 使馆 使用者 实施细则 实施条例 实施办法 实施方案 实施意见 实施纲要
实施规则 修订草案 修订稿 修改草案 发布会 启动仪式 启动区 主办方 主办单位 主办国 参与者 参与国
参与方 签署仪式 委托人 委托书 起诉书 共同体 共同富裕 共同纲领 共同市场 同比 即时 及格
基本法 开发区 开发银行 出版社 授权书 办公室 办公厅
按揭 代表处 代表团 代表大会 处理器
基本医疗 基本养老 附近 尤其 自己 开工率
"""
)
_SPECIAL = re.compile(
    r"(?P<kept>(?<=[\u4e00-\u9fff])（[^（）。；，]{1,8}）(?=[\u4e00-\u9fff])"
    # Villages are called after families: 向家坝, 于家堡.
    r"|[向于和经从由与及]家[坝庄村屯沟湾河口港桥营堡集寨店岭峪台渡峡]"
    r"|第[一二三四五六七八九十百\d]+[\u4e00-\u9fff]?)"
    r"|(?P<border>(?<![\d.,])[一二三四五六七八九十百千万两\d.,]{1,20}余?多?[万亿]{0,2}"
    r"(?:[个项家件批种类名位所份场期款起次座吨元亩套辆条艘台]|[年月日](?![度薪报])))"
)
_LONGEST_NAME = 40
_BODY_ENDS = frozenset("部局署委院厅省市县")
# Behind a verb they make a noun of it: 参与者, 保障性住房; never the end of a text.
_NOUN_SUFFIXES = frozenset("者性型化")
_Role = Literal["kept", "border", "initial"]


def _by_first_character() -> Mapping[str, tuple[tuple[str, _Role], ...]]:
    roles: dict[str, _Role] = dict.fromkeys((*_NOUNS_AS_WELL, *_ADVERBS), "initial")
    roles |= dict.fromkeys((*_VERBS, *_CHARACTERS), "border")
    roles |= dict.fromkeys(_KEPT, "kept")
    table: defaultdict[str, list[tuple[str, _Role]]] = defaultdict(list)
    for word in sorted(roles, key=lambda word: (-len(word), word)):
        table[word[0]].append((word, roles[word]))
    return {first: tuple(words) for first, words in table.items()}


_WORDS = _by_first_character()
_OPENING = re.compile(
    rf"[{''.join(sorted(_WORDS))}\d（第一二三四五六七八九十百千万两]|[^\w·.+—–&/-]"
)


class Borders:
    """The places of a text at which a name may begin.

    >>> text = "会同文化和旅游部建设公共服务平台"
    >>> borders = Borders(text)
    >>> text[borders.before(8) : 8], text[borders.before(16) : 16]
    ('文化和旅游部', '公共服务平台')
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._special = {match.start(): match for match in _SPECIAL.finditer(text)}
        self._starts = [0]
        self._ends = [0]
        read_to = 0
        for match in _OPENING.finditer(text):
            place = match.start()
            if place >= read_to:
                read_to, role = self._read(place)
                if role == "border" or (role == "initial" and self._opens(place)):
                    self._starts.append(place)
                    self._ends.append(read_to)

    def before(self, place: int) -> int:
        """Return where the last border at or before ``place`` ends."""
        return self._ends[bisect_right(self._ends, place) - 1]

    def begins(self, place: int) -> bool:
        """Tell whether a border begins at ``place``."""
        at = bisect_left(self._starts, place)
        return at < len(self._starts) and self._starts[at] == place

    def ends(self, place: int) -> bool:
        """Tell whether the last border at or before ``place`` ends there."""
        return self.before(place) == place

    def within(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the borders that begin at ``start`` or behind it, and end by ``end``."""
        first, last = bisect_left(self._starts, start), bisect_right(self._ends, end)
        places = zip(self._starts[first:last], self._ends[first:last], strict=True)
        return tuple(Span(start=begin, end=stop) for begin, stop in places if stop > begin)

    def governs(self, place: int) -> bool:
        """Tell whether a verb stands at ``place`` that may govern a name, adverbs aside."""
        while place < len(self._text):
            end, role = self._read(place)
            if self._text[place:end] not in _ADVERBS:
                return role != "kept" and end - place > 1 and self._text[place].isalpha()
            place = end
        return False

    def name_start(self, ending: int, end: int) -> int:
        """Return where the name begins whose last word stands at ``ending`` to ``end``.

        A quotation right before the last words belongs to the name (“春雷”行动), and so does a
        parenthesis that closes within it; one that stays open is its left end.
        """
        start = max(self.before(ending), ending - _LONGEST_NAME)
        if start and self._text[start - 1] == "”":
            opening = self._text.rfind("“", max(0, start - 30), start - 1)
            return opening if opening >= 0 else start
        opening = self._text.rfind("（", start, end)
        return opening + 1 if opening >= 0 and "）" not in self._text[opening:end] else start

    def _read(self, place: int) -> tuple[int, _Role]:
        """Return the end and the role of what begins at ``place``: a word, or one character."""
        special = self._special.get(place)
        if special is not None:
            return special.end(), "kept" if special.lastgroup == "kept" else "border"
        character = self._text[place]
        for word, role in _WORDS.get(character, ()):
            if self._text.startswith(word, place):
                end = place + len(word)
                noun = len(word) > 1 and self._text[end : end + 1] in _NOUN_SUFFIXES
                return end, "kept" if noun else role
        return place + 1, "kept" if character.isalnum() else "border"

    def _opens(self, place: int) -> bool:
        """Tell whether a word at ``place`` is a verb: at a border, or behind a body or place."""
        return place == self._ends[-1] or self._text[place - 1] in _BODY_ENDS


@lru_cache(maxsize=64)
def borders_of(text: str) -> Borders:
    """Return the borders of ``text``, kept for who asks next."""
    return Borders(text)
