import zipfile
from pathlib import Path

import pytest

from ingest import IngestError
from ingest.readers import is_bundle, unpack

REPORT = "2023年澄浦市工作报告\n\n全市受理案件1024件。\n"


def bundle(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_reports_keep_their_folders_and_what_tells_of_them(tmp_path: Path) -> None:
    path = bundle(
        tmp_path / "reports.zip",
        {
            "2023/report.txt": REPORT,
            "2023/report.yaml": "year: 2023\n",
            "2024/report.txt": REPORT,
            "2024/photo.gif": b"GIF8",
            "__MACOSX/2023/._report.txt": b"",
            "2024/.hidden.txt": REPORT,
        },
    )
    found = unpack(path, tmp_path / "out")
    assert list(found.files) == ["2023/report.txt", "2024/report.txt"]
    assert found.left == ("2024/photo.gif",)
    assert found.files["2023/report.txt"].read_text(encoding="utf-8") == REPORT
    assert (tmp_path / "out" / "2023" / "report.yaml").is_file()


def test_a_name_leads_nowhere_outside(tmp_path: Path) -> None:
    path = bundle(tmp_path / "x.zip", {"../../up.txt": REPORT, "/root.txt": REPORT})
    found = unpack(path, tmp_path / "out")
    assert {each.parent for each in found.files.values()} == {tmp_path / "out"}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out", "x.zip"]


def test_names_as_chinese_windows_writes_them_are_read(tmp_path: Path) -> None:
    path = bundle(tmp_path / "x.zip", {"AAAAAAAA.txt": REPORT})
    named = "公报一二".encode("gb18030")
    path.write_bytes(path.read_bytes().replace(b"AAAAAAAA", named))
    assert list(unpack(path, tmp_path / "out").files) == ["公报一二.txt"]


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"photo.gif": b"GIF8"}, "without a file of a known kind"),
        ({"a.txt": REPORT, "../a.txt": REPORT}, "two files of it are named a.txt"),
        ({f"{'长' * 200}.txt": REPORT}, "cannot unpack"),
        ({"bomb.txt": b"0" * 20_000_000}, "unpacks to 300 times its size"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(
    members: dict[str, bytes | str], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    with pytest.raises(IngestError, match=said):
        unpack(path, tmp_path / "out")


def test_a_damaged_one_is_refused(tmp_path: Path) -> None:
    path = bundle(tmp_path / "x.zip", {"a.txt": REPORT})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(IngestError, match="damaged"):
        unpack(path, tmp_path / "out")


def test_only_a_zip_file_is_a_bundle(tmp_path: Path) -> None:
    path = bundle(tmp_path / "x.ZIP", {"a.txt": REPORT})
    assert is_bundle(path)
    assert not is_bundle(path.with_suffix(".docx"))
    assert not is_bundle(tmp_path / "absent.zip")
