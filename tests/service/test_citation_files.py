"""Each format is read back by a reader that takes nothing but what its specification has."""

import json
import re
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.citation_files import write_bibtex, write_csl, write_ris
from service.references import Reference, ReferenceKind, one_line

COMMUNIQUE = Reference(
    key="binhai-2022-0a1b2c3d-9-0-10",
    kind="report",
    title="滨海市2022年国民经济和社会发展统计公报",
    title_en="",
    issuer="滨海市统计局",
    issued=(2023, 2, 28),
    is_estimated=False,
    number="",
    article="",
    page=None,
    language="zh",
    quote="全年全市生产总值1024.5亿元，比上年增长5.2%。",
    note="一、综合; binhai-2022-0a1b2c3d:9@0-10",
    url="",
)
LAW = replace(
    COMMUNIQUE,
    kind="law",
    title="滨海市养犬条例",
    issuer="滨海市人民代表大会常务委员会",
    number="滨海市人民代表大会常务委员会公告第35号",
    article="第四十五条",
)
NOTICE = replace(
    COMMUNIQUE,
    kind="rule",
    title="关于加强监管的通知",
    number="滨府办〔2023〕5号",
    issued=(2023, 5),
)
PAGED = replace(
    COMMUNIQUE, page=12, number="统〔2023〕1号", url="https://www.gov.cn/a_b?c=1&d=%20#e"
)
ENGLISH_TITLE = replace(
    COMMUNIQUE, title="中国知识产权保护状况", title_en="IP Protection in China: R&D, 100% of it"
)
ENGLISH = replace(COMMUNIQUE, language="en", issuer="Ministry of Culture, Sports and Tourism")
ESTIMATED = replace(COMMUNIQUE, issued=(2022,), is_estimated=True)
UNKNOWN = replace(COMMUNIQUE, issuer="", issued=())
JUDGMENT = replace(COMMUNIQUE, kind="case", title="民事判决书", number="（2023）滨01民终5号")
MARKUP = replace(
    COMMUNIQUE,
    title='50%_以上的{企业}#1 & "双创" <b>~^|\\$',
    issuer="甲 and 乙{局",
    quote="}单括号{ \\end{document} %注",
)
ALL = [
    *(COMMUNIQUE, LAW, NOTICE, PAGED, ENGLISH_TITLE, ENGLISH, ESTIMATED, UNKNOWN, JUDGMENT),
    MARKUP,
]

RIS_TYPES = {"RPRT", "GOVDOC", "STAT", "CASE"}
RIS_TAGS = {
    *("TY", "AU", "TI", "TT", "PY", "DA", "PB", "SN", "M1", "SV", "SE", "SP", "LA", "AB", "N1"),
    *("UR", "ER"),
}
# Those of CSL 1.0.2 that a document can have, of `csl-data.json` and its appendices III and IV.
CSL_TYPES = {"report", "regulation", "legislation", "legal_case"}
CSL_TEXTS = {
    *("id", "type", "title", "publisher", "authority", "number", "section", "page", "language"),
    *("abstract", "note", "URL"),
}
BIBTEX_FIELDS = {
    *("author", "title", "institution", "year", "month", "date", "number", "howpublished"),
    *("pages", "note", "language", "abstract", "annote", "url"),
}
REQUIRED = {"techreport": {"author", "title", "institution", "year"}, "misc": {"title"}}
LATEX = {
    **{f"\\{character}": character for character in "#$%&_"},
    r"{\textbackslash}": "\\",
    r"{\textbraceleft}": "{",
    r"{\textbraceright}": "}",
    r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^",
    r"{\textless}": "<",
    r"{\textgreater}": ">",
    r"{\textbar}": "|",
}
TEXTS = st.text(min_size=1, max_size=40).map(one_line).filter(bool)


def read_ris(text: str) -> dict[str, str]:
    """Return the tags of the one record of a RIS file."""
    *lines, end = text.split("\r\n")
    assert end == ""
    assert text.splitlines() == lines
    pairs = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in lines]
    found = [(pair[1], pair[2]) for pair in pairs if pair]
    assert len(found) == len(lines) == len(dict(found))
    assert (found[0][0], found[-1]) == ("TY", ("ER", ""))
    assert found[0][1] in RIS_TYPES
    assert dict(found).keys() <= RIS_TAGS
    assert all(value for _, value in found[:-1])
    return dict(found)


def read_bibtex(text: str) -> tuple[str, dict[str, str]]:
    """Return type and fields of the one entry of a BibTeX file, braces counted as BibTeX does."""
    head = re.match(r"@(techreport|misc)\{([A-Za-z0-9-]+),\n", text)
    assert head is not None
    assert text.endswith("}\n")
    fields: dict[str, str] = {}
    place = head.end()
    while text[place:] != "}\n":
        field = re.compile(r"  ([a-z]+) = ").match(text, place)
        assert field is not None
        assert field[1] not in fields
        end = _end_of_value(text, field.end())
        fields[field[1]] = text[field.end() : end]
        assert text[end : end + 2] == ",\n"
        place = end + 2
    assert fields.keys() <= BIBTEX_FIELDS
    assert fields.keys() >= REQUIRED[head[1]]
    return head[1], {name: _decode(name, value) for name, value in fields.items()}


def _end_of_value(text: str, start: int) -> int:
    macro = re.compile("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec").match(text, start)
    if macro is not None:
        return macro.end()
    assert text[start] == "{"
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == "{") - (text[place] == "}")
        if not depth:
            return place + 1
    raise AssertionError("a value does not end")


def _decode(name: str, value: str) -> str:
    """Return what LaTeX prints of a value; a special character that is not escaped fails."""
    if name == "month":
        return value
    inner = value[1:-1]
    if name == "url":
        return inner
    if name in ("author", "title", "institution") and inner.startswith("{"):
        inner = inner[1:-1]
    tokens = re.findall(r"\{\\[a-z]+\}|\\.|.", inner, re.DOTALL)
    decoded = [LATEX.get(token, token) for token in tokens]
    assert not set("#$%&_~^\\{}<>|") & {token for token in tokens if token not in LATEX}
    return "".join(decoded)


def read_csl(text: str) -> dict[str, Any]:
    """Return the one item of a CSL-JSON file."""
    (item,) = json.loads(text)
    assert {"id", "type", "title"} <= item.keys() <= CSL_TEXTS | {"author", "issued"}
    assert item["type"] in CSL_TYPES
    assert all(isinstance(item[name], str) and item[name] for name in CSL_TEXTS & item.keys())
    assert all(name.keys() == {"literal"} for name in item.get("author", ()))
    issued = item.get("issued", {"date-parts": [[1]]})
    assert {"date-parts"} <= issued.keys() <= {"date-parts", "circa"}
    ((*parts,),) = issued["date-parts"]
    assert 1 <= len(parts) <= 3
    assert all(type(part) is int for part in parts)
    return dict(item)


@pytest.mark.parametrize("reference", ALL, ids=lambda reference: reference.title)
def test_every_format_reads_back_what_was_known(reference: Reference) -> None:
    ris = read_ris(write_ris(reference))
    _, bibtex = read_bibtex(write_bibtex(reference))
    csl = read_csl(write_csl(reference))
    assert ris["TI"] == reference.title
    assert bibtex["title"] == csl["title"] == reference.both_titles
    assert ris["AB"] == bibtex["abstract"] == csl["abstract"] == reference.quote
    assert ris["N1"] == bibtex["annote"] == csl["note"] == reference.note
    assert ris["LA"] == csl["language"] == reference.language
    assert ris.get("UR", "") == bibtex.get("url", "") == csl.get("URL", "") == reference.url
    assert ris.get("SP", "") == bibtex.get("pages", "") == csl.get("page", "")
    assert ("AU" in ris, "author" in bibtex, "author" in csl) == (bool(reference.issuer),) * 3


def test_a_communique_is_a_report_with_its_date() -> None:
    ris = read_ris(write_ris(COMMUNIQUE))
    assert (ris["TY"], ris["AU"], ris["PB"]) == ("RPRT", "滨海市统计局", "滨海市统计局")
    assert (ris["PY"], ris["DA"]) == ("2023", "2023/02/28/")
    kind, bibtex = read_bibtex(write_bibtex(COMMUNIQUE))
    assert (kind, bibtex["institution"]) == ("techreport", "滨海市统计局")
    assert (bibtex["year"], bibtex["month"], bibtex["date"]) == ("2023", "feb", "2023-02-28")
    csl = read_csl(write_csl(COMMUNIQUE))
    assert (csl["type"], csl["author"]) == ("report", [{"literal": "滨海市统计局"}])
    assert csl["issued"] == {"date-parts": [[2023, 2, 28]]}


def test_a_law_is_a_statute_with_its_article_and_number() -> None:
    ris = read_ris(write_ris(LAW))
    assert (ris["TY"], ris["SE"], ris["M1"]) == ("STAT", LAW.article, LAW.number)
    kind, bibtex = read_bibtex(write_bibtex(LAW))
    assert (kind, bibtex["note"], bibtex["howpublished"]) == ("misc", LAW.article, LAW.number)
    csl = read_csl(write_csl(LAW))
    assert (csl["type"], csl["section"], csl["number"]) == ("legislation", LAW.article, LAW.number)
    assert "PB" not in ris
    assert "publisher" not in csl


def test_what_sets_rules_is_a_government_document() -> None:
    ris = read_ris(write_ris(NOTICE))
    assert (ris["TY"], ris["SN"], ris["DA"]) == ("GOVDOC", "滨府办〔2023〕5号", "2023/05//")
    assert read_csl(write_csl(NOTICE))["type"] == "regulation"
    assert read_bibtex(write_bibtex(NOTICE))[1]["date"] == "2023-05"


def test_a_judgment_is_a_case_of_its_court() -> None:
    ris = read_ris(write_ris(JUDGMENT))
    assert (ris["TY"], ris["SV"]) == ("CASE", "（2023）滨01民终5号")
    assert read_csl(write_csl(JUDGMENT))["authority"] == JUDGMENT.issuer


def test_a_page_and_an_address_stand_where_they_are_known() -> None:
    assert read_ris(write_ris(PAGED))["SP"] == "12"
    assert read_bibtex(write_bibtex(PAGED))[1]["number"] == "统〔2023〕1号"
    assert read_csl(write_csl(PAGED))["page"] == "12"
    assert "url" not in write_bibtex(COMMUNIQUE)


def test_an_english_title_has_a_field_of_its_own_in_ris() -> None:
    assert read_ris(write_ris(ENGLISH_TITLE))["TT"] == ENGLISH_TITLE.title_en
    assert r"[IP Protection in China: R\&D, 100\% of it]" in write_bibtex(ENGLISH_TITLE)


def test_a_body_is_never_taken_for_a_person() -> None:
    assert read_ris(write_ris(ENGLISH))["AU"] == "Ministry of Culture，Sports and Tourism"
    assert "{{Ministry of Culture, Sports and Tourism}}" in write_bibtex(ENGLISH)
    assert "author = {{甲 and 乙{\\textbraceleft}局}}" in write_bibtex(MARKUP)


def test_an_estimated_year_is_marked_as_one_where_a_format_can() -> None:
    assert read_bibtex(write_bibtex(ESTIMATED))[1]["year"] == "[2022?]"
    assert read_csl(write_csl(ESTIMATED))["issued"] == {"date-parts": [[2022]], "circa": True}
    ris = read_ris(write_ris(ESTIMATED))
    assert (ris["PY"], "DA" in ris) == ("2022", False)


def test_what_nobody_knows_is_left_out() -> None:
    assert not read_ris(write_ris(UNKNOWN)).keys() & {"AU", "PB", "PY", "DA"}
    kind, bibtex = read_bibtex(write_bibtex(UNKNOWN))
    assert (kind, bibtex.keys() & {"author", "institution", "year"}) == ("misc", set())
    assert not read_csl(write_csl(UNKNOWN)).keys() & {"author", "issued", "publisher"}


@given(TEXTS, TEXTS, st.sampled_from(get_args(ReferenceKind)), st.integers(1, 12))
def test_no_text_breaks_a_format(title: str, issuer: str, kind: ReferenceKind, month: int) -> None:
    reference = replace(
        COMMUNIQUE, title=title, issuer=issuer, quote=title, kind=kind, issued=(2023, month)
    )
    bibtex = read_bibtex(write_bibtex(reference))[1]
    assert (bibtex["title"], bibtex["author"]) == (title, issuer)
    assert read_ris(write_ris(reference))["TI"] == title
    assert read_csl(write_csl(reference))["title"] == title
