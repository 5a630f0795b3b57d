"""Files of public sets as text: plain or gzipped, UTF-8."""

import gzip
import zlib
from pathlib import Path

from eval.errors import SetError


def read_set_text(path: Path) -> str:
    """Return a file's text, unpacked where its name ends in ``.gz``.

    Raises:
        SetError: the file is missing or damaged, or is not UTF-8.
    """
    try:
        content = path.read_bytes()
        return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8-sig")
    except FileNotFoundError as error:
        raise SetError(
            f"{path}: no such file; public sets are not part of the code, name where yours stands"
        ) from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SetError(f"{path}: not a sound gzip file ({error}); copy it anew") from error
    except UnicodeDecodeError as error:
        raise SetError(f"{path}: not UTF-8 ({error}); save the file as UTF-8") from error
    except OSError as error:
        raise SetError(f"{path}: cannot be read ({error.strerror}); name a file") from error
