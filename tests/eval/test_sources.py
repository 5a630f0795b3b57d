import gzip
from pathlib import Path

import pytest

from eval.errors import SetError
from eval.sources import read_set_text


@pytest.mark.parametrize("name", ["集.json", "集.json.gz"])
def test_plain_and_gzipped_files_read_alike(tmp_path: Path, name: str) -> None:
    content = "\ufeff谁？ who?\n".encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(content, mtime=0) if name.endswith(".gz") else content)
    assert read_set_text(path) == "谁？ who?\n"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("没有.json", None, "没有.json: no such file; public sets are not part of the code"),
        ("a.json", b"\xff", "a.json: not UTF-8"),
        ("a.gz", b"plain", "a.gz: not a sound gzip file"),
        (
            "a.gz",
            gzip.compress(b"cut off in the middle", mtime=0)[:-9],
            "a.gz: not a sound gzip file",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(SetError, match=message):
        read_set_text(tmp_path / name)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="cannot be read"):
        read_set_text(tmp_path)
