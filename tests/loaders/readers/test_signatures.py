"""What the first bytes tell of a file, also where the rest of it is damaged."""

import zipfile
from io import BytesIO

from loaders.readers.signatures import _suffix_of_archive


def test_a_part_that_does_not_unpack_tells_nothing() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("mimetype", b"application/vnd.oasis.opendocument.text" * 50)
    data = bytearray(packed.getvalue())
    # Behind the local head (30 bytes), the name and the four bytes before the properties stand the properties.
    data[30 + len("mimetype") + 4 : 30 + len("mimetype") + 20] = b"\xff" * 16
    assert _suffix_of_archive(bytes(data)) is None
