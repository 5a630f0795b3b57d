"""The rows that a row is a part of."""

import pytest

from ingest.row_parents import RowName, find_parents


@pytest.mark.parametrize(
    ("names", "parents"),
    [
        (["发电量", "其中：风电", "水泥"], [(), ("发电量",), ()]),
        (["公路", "#高速公路", "#国省道", "水路"], [(), ("公路",), ("公路",), ()]),
        (["卫生人员", "  医师", "  护士", "床位"], [(), ("卫生人员",), ("卫生人员",), ()]),
        (
            ["一、存款", "(一)住户存款", "1.活期", "2.定期", "(二)企业存款", "二、贷款"],
            [(), ("存款",), ("存款", "住户存款"), ("存款", "住户存款"), ("存款",), ()],
        ),
        (
            ["1.快递", "其中：同城", "异地", "2.邮政"],
            [(), ("快递",), ("快递",), ()],
        ),
        (["税收", "  增值税", "  合计"], [(), ("税收",), ()]),
        (["东屏区", "西岭县"], [(), ()]),
        (["  甲", " 乙乙", "丙丙丙"], [(), (), ()]),
        (["Exports", "of which: machinery"], [(), ("Exports",)]),
    ],
)
def test_marks_numbers_and_indents_tell_the_whole(
    names: list[str], parents: list[tuple[str, ...]]
) -> None:
    rows = [
        RowName(words=name.strip(), indent=(len(name) - len(name.lstrip())) / 2 * 1.0)
        for name in names
    ]
    assert find_parents(rows) == parents
