"""Pictures of pages: each becomes a page of a PDF, which is then read as a scan."""

import io
import warnings
from collections.abc import Callable

from PIL import Image, ImageOps, ImageSequence

from ingest.errors import IngestError
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_rendering import picture_dpi
from ingest.readers.records import FileText


def read_picture(data: bytes, *, name: str, progress: Callable[[], None]) -> FileText:
    """Read a picture, or one of several pages (TIFF), by OCR.

    Args:
        data: the file's bytes.
        name: what to call the file in an error.
        progress: called after each page.

    Raises:
        IngestError: it is damaged, holds no text, or OCR is not installed.
    """
    return read_pdf(picture_to_pdf(data, name=name), name=name, progress=progress)


def picture_to_pdf(data: bytes, *, name: str) -> bytes:
    """Return a picture as a PDF, upright as its camera held it.

    Raises:
        IngestError: it is damaged or larger than any page.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                pages = [
                    ImageOps.exif_transpose(frame).convert("RGB")
                    for frame in ImageSequence.Iterator(picture)
                ]
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise IngestError(f"{name}: larger than a page is ({error}); scan it anew") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise IngestError(f"{name}: damaged, or no picture ({error}); get it once more") from error
    written = io.BytesIO()
    first, *others = pages
    dpi = picture_dpi(*first.size)
    first.save(written, "PDF", save_all=True, append_images=others, resolution=dpi)
    return written.getvalue()
