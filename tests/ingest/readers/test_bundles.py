import stat
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
            "2024/": b"",
            "2024/report.txt": REPORT,
            "2024/photo.gif": b"GIF8",
            "2024/stray.yaml": "year: 2023\n",
            "__MACOSX/2023/._report.txt": b"",
            "2024/.hidden.txt": REPORT,
        },
    )
    found = unpack(path, tmp_path / "out")
    assert list(found.files) == ["2023/report.txt", "2024/report.txt"]
    assert found.left == ("2024/photo.gif", "2024/stray.yaml")
    assert found.failed == {}
    assert found.files["2023/report.txt"].read_text(encoding="utf-8") == REPORT
    assert (tmp_path / "out" / "2023" / "report.yaml").is_file()


@pytest.mark.parametrize(
    "name",
    ["../../up.txt", "/root.txt", "//tmp/up.txt", "\\\\tmp\\up.txt", "a/../../up.txt", "C:/up.txt"],
)
def test_a_name_leads_nowhere_outside(name: str, tmp_path: Path) -> None:
    path = bundle(tmp_path / "x.zip", {name: REPORT})
    (found,) = unpack(path, tmp_path / "out").files.values()
    assert found.resolve().is_relative_to(tmp_path / "out")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out", "x.zip"]


def test_control_characters_are_no_part_of_a_name(tmp_path: Path) -> None:
    path = bundle(tmp_path / "x.zip", {"a\x01\x1b[31mb.txt": REPORT})
    assert list(unpack(path, tmp_path / "out").files) == ["a[31mb.txt"]


def test_a_link_is_no_report(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", REPORT)
    found = unpack(path, tmp_path / "out")
    assert (list(found.files), found.left) == (["a.txt"], ("link.txt",))


def test_names_as_chinese_windows_writes_them_are_read(tmp_path: Path) -> None:
    path = bundle(tmp_path / "x.zip", {"AAAAAAAA.txt": REPORT})
    named = "公报一二".encode("gb18030")
    path.write_bytes(path.read_bytes().replace(b"AAAAAAAA", named))
    assert list(unpack(path, tmp_path / "out").files) == ["公报一二.txt"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("../good.txt", REPORT, "another file of the zip file has this name"),
        (f"{'长' * 200}.txt", REPORT, "cannot be unpacked"),
        ("bomb.txt", "0" * 20_000_000, "unpacks to 300 times its size"),
    ],
)
def test_a_report_that_cannot_be_unpacked_stops_no_other(
    name: str, data: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.txt", REPORT)
        archive.writestr(name, data)
    found = unpack(path, tmp_path / "out")
    assert list(found.files) == ["good.txt"]
    (why,) = found.failed.values()
    assert said in why


def test_a_damaged_report_stops_no_other(tmp_path: Path) -> None:
    path = bundle(tmp_path / "x.zip", {"good.txt": REPORT, "bad.txt": "BBBBBBBB"})
    path.write_bytes(path.read_bytes().replace(b"BBBBBBBB", b"BBBBCBBB"))
    found = unpack(path, tmp_path / "out")
    assert list(found.files) == ["good.txt"]
    assert found.failed["bad.txt"].startswith("damaged")


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"a.txt", b"\xff.txt"), (b"\x14\x00\x00\x00\x00\x00", b"\xff\x00\x00\x00\x00\x00")],
)
def test_what_zipfile_cannot_open_is_damaged(old: bytes, new: bytes, tmp_path: Path) -> None:
    path = bundle(tmp_path / "x.zip", {"a.txt": REPORT})
    data = path.read_bytes().replace(old, new)
    directory = data.rindex(b"PK\x01\x02")
    marked = bytearray(data)
    marked[directory + 9] |= 0x08  # says that names are in UTF-8
    path.write_bytes(bytes(marked))
    with pytest.raises(IngestError, match="damaged"):
        unpack(path, tmp_path / "out")


def test_one_without_a_report_or_cut_off_is_refused(tmp_path: Path) -> None:
    path = bundle(tmp_path / "x.zip", {"photo.gif": b"GIF8"})
    with pytest.raises(IngestError, match="without a file of a known kind"):
        unpack(path, tmp_path / "out")
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(IngestError, match="damaged"):
        unpack(path, tmp_path / "out")


def test_the_bytes_tell_a_bundle_from_an_office_file(tmp_path: Path) -> None:
    assert is_bundle(bundle(tmp_path / "reports.dat", {"a.txt": REPORT}))
    assert not is_bundle(bundle(tmp_path / "word.zip", {"word/document.xml": "<x/>"}))
    assert not is_bundle(tmp_path / "absent.zip")
    (tmp_path / "text.zip").write_text(REPORT, encoding="utf-8")
    assert not is_bundle(tmp_path / "text.zip")
