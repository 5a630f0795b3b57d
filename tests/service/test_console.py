import errno
from pathlib import Path

import pytest
import typer

from ingest import IngestError
from service.console import FAILURE, USAGE, told_errors
from service.errors import SettingsError


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (IngestError("a.pdf: damaged"), FAILURE, "error: a.pdf: damaged"),
        (SettingsError("ZHIWEN_PORT: 0 to 9"), USAGE, "error: ZHIWEN_PORT: 0 to 9"),
        (
            PermissionError(errno.EACCES, "Permission denied", "/data/CURRENT"),
            FAILURE,
            "error: /data/CURRENT: Permission denied; let this user read and write it, or name",
        ),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            FAILURE,
            "error: No space left on device; make room there and try again",
        ),
        (
            NotADirectoryError(errno.ENOTDIR, "Not a directory", "/data/CURRENT"),
            FAILURE,
            "error: /data/CURRENT: Not a directory; name a folder, or move the file",
        ),
        (OSError(errno.EIO, "Input/output error", b"/a"), FAILURE, "error: b'/a': Input/output"),
        (OSError("took\nonly a part"), FAILURE, "error: took only a part; mend it and try again"),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(
    capsys: pytest.CaptureFixture[str], error: Exception, code: int, said: str
) -> None:
    with pytest.raises(typer.Exit) as leaving, told_errors():
        raise error
    assert leaving.value.exit_code == code
    told = capsys.readouterr().err
    assert told.startswith(said)
    assert told.count("\n") == 1


def test_a_reader_that_goes_away_is_no_error_of_the_disk() -> None:
    with pytest.raises(BrokenPipeError), told_errors():
        raise BrokenPipeError


def test_a_folder_that_takes_no_lock_is_told(tmp_path: Path) -> None:
    from ingest import lock_writers

    (tmp_path / "data").write_text("a file")
    with pytest.raises(IngestError, match="cannot be written to"), lock_writers(tmp_path / "data"):
        pass
