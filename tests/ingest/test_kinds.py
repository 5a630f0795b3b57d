import pytest

from ingest.kinds import read_kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2026年云南省政府工作报告", "work_report"),
        ("关于湘潭市2023年预算执行情况和2024年预算草案的报告", "budget"),
        ("吕梁市2022年国民经济和社会发展统计公报", "communique"),
        ("国务院关于印发“十四五”节能减排综合工作方案的通知", "scheme"),
        ("某省关于贯彻落实“十四五”农业规划的实施意见", "opinion"),
        ("关于印发《某市产业行动方案（2026—2030年）》的通知", "plan"),
        ("甘肃省人民政府办公厅关于做好春耕工作的通知", "notice"),
        ("最高人民法院关于审理若干问题的解释", "interpretation"),
        ("最高人民法院关于办理减刑案件的规定", "interpretation"),
        ("湖南省河道管理条例", "law"),
        ("生态环境部就《监测方案（试行）》答记者问", "press"),
        ("失业保险常见问题解答（2025年11月版）", "questions"),
        ("积分入户2025年度热点13问", "questions"),
        ("退休金申领详解", "guide"),
        ("关于提案的答复", "reply"),
        ("Government work report of Yunnan, 2026", "work_report"),
        ("Regulations on the Protection of Lakes", "law"),
        ("会议记录", ""),
    ],
)
def test_a_title_tells_the_kind_of_document(title: str, kind: str) -> None:
    assert read_kind(title) == kind
