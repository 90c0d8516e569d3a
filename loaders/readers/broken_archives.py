"""What opening or unpacking an archive raises where it is none, is cut off, or is packed in an unknown way."""

import lzma
import struct
import zipfile
import zlib

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)
"""The errors of zipfile and of what it unpacks with; an unknown way of packing is a RuntimeError."""
