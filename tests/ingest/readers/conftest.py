"""Files made by hand for the tests of the readers: archives, Word documents."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


MakeZip = Callable[[Mapping[str, str | bytes]], bytes]
MakeDocx = Callable[..., bytes]


@pytest.fixture
def make_zip() -> MakeZip:
    """Return what makes a zip file of parts."""

    def make(parts: Mapping[str, str | bytes]) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return stream.getvalue()

    return make


@pytest.fixture
def make_docx(make_zip: MakeZip) -> MakeDocx:
    """Return what makes a Word document of the XML of its body and of other parts."""

    def make(body: str, **parts: str) -> bytes:
        document = f"<w:document {_W} {_R}><w:body>{body}</w:body></w:document>"
        others = {
            f"word/{name}.xml": f"<w:{name} {_W}>{content}</w:{name}>"
            for name, content in parts.items()
        }
        return make_zip({"word/document.xml": document, **others})

    return make
