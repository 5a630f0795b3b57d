from ingest import DocumentContext
from ingest.context import read_context

LAW = "（2018年3月31日昆明市人民代表大会常务委员会通过　2021年9月29日修正）\n第一条 正文。\n"
FORCE = "第九条 本条例自2018年7月1日起施行。"


def _read(title: str, text: str = "", issuer: str = "") -> DocumentContext:
    return read_context(title=title, issuer=issuer, text=f"{title}\n{text}")


def test_each_field_says_where_it_was_read() -> None:
    context = _read("昆明市养犬条例", LAW + FORCE)
    assert (context.issued, context.in_force, context.revised) == (
        "2018-03-31",
        "2018-07-01",
        "2021-09-29",
    )
    assert dict(context.read_from) == {
        "kind": "title",
        "places": "title",
        "bodies": "title_block",
        "issued": "title_block",
        "in_force": "text",
        "revised": "title_block",
    }


def test_a_place_is_read_from_the_text_that_names_hardly_another() -> None:
    context = _read("创业贷款问答", "昆明市户籍。昆明市社保。昆明市网点。也可到大理。")
    assert context.places == ("昆明市",)
    assert ("places", "text") in context.read_from


def test_a_work_report_is_given_by_the_government_of_its_place() -> None:
    context = _read("2026年云南省政府工作报告", "——2026年1月25日在云南省人民代表大会会议上")
    assert context.bodies == ("云南省人民政府",)
    assert (context.issued, context.period, context.plan_period) == ("2026-01-25", "2025", "2026")


def test_a_law_is_called_without_the_states_name() -> None:
    assert _read("中华人民共和国数据安全法").short_names == ("数据安全法",)


def test_a_traditional_text_is_read_as_a_simplified_one() -> None:
    context = _read("關於加強環境保護的通知", "財政部\n二〇二三年五月六日")
    assert (context.kind, context.bodies, context.issued) == ("notice", ("财政部",), "2023-05-06")


def test_a_document_that_says_nothing_has_an_empty_context() -> None:
    assert _read("会议记录", "大家发言。") == DocumentContext()
