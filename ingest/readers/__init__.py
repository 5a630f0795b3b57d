"""Files of every format that is read, as text: one module a format, chosen by ``formats``."""

from ingest.readers.bundles import BESIDE, is_bundle, unpack
from ingest.readers.formats import SUFFIXES, is_text, read_file_text
from ingest.readers.records import FileText

__all__ = ["BESIDE", "SUFFIXES", "FileText", "is_bundle", "is_text", "read_file_text", "unpack"]
