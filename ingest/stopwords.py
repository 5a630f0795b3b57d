"""The words that carry no topic: left out of passages and questions alike."""

_CHINESE = """
的 了 第 和 与 及 或 在 是 为 于 以 等 对 将 把 被 从 由 向 到 其 并 而 且 也 都 又 就 还 则
但 之 所 者 此 该 这 那 各 某 有 着 过 地 得 吗 呢 吧 啊 我 你 他 她 它 共 约 余 多 个 哪 几 已
我们 你们 他们 其中 以及 并且 或者 而且 但是 因为 所以 如果 关于 对于 通过 进行 共计 哪些
哪个 什么 多少 几个 如何 怎么 怎样 为何 是否 请问 有关 一个 一些 这个 这些 那些 可以 已经
同时 分别 之间
"""
_ENGLISH = """
a an the of in on at to for from by with about into as and or but if than then that this these
those there it its they their them he she his her we our us you your i my me is are was were be
been being am do does did done has have had having can could will would shall should may might
must not no so such what which who whom whose when where why how many much any some all each both
more most other also s t per under over between during please tell give show
"""

CHINESE = frozenset(_CHINESE.split())
ENGLISH = frozenset(_ENGLISH.split())
