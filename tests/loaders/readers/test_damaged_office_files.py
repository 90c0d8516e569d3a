"""Files with damaged bytes give a text or an error in the user's words, nothing else."""

import random
from pathlib import Path

import pytest

from graph.errors import UnreadableInput
from loaders.readers import read_bytes

CASES = 25


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return data with a few bytes changed, left out or doubled."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 9)):
        place = chance.randrange(len(changed))
        match chance.randrange(3):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randint(1, 60)]
            case _:
                changed[place:place] = changed[: chance.randint(1, 200)]
    return bytes(changed)


@pytest.mark.parametrize("suffix", ["docx", "odt", "html", "rtf"])
def test_a_damaged_file_is_a_text_or_an_error(suffix: str, one_document: dict[str, Path]) -> None:
    chance = random.Random(suffix)
    whole = one_document[suffix].read_bytes()
    for _ in range(CASES):
        try:
            assert read_bytes(f"a.{suffix}", damaged(whole, chance)).text.strip()
        except UnreadableInput as error:
            assert error.vi.startswith(f"a.{suffix}: ")


def test_a_web_archive_that_word_calls_doc_is_read() -> None:
    archive = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; "
        b'charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>K=E1=BA=BF ho=E1=BA=A1ch</p>'
        b"</html>\r\n--x\r\nContent-Type: image/png\r\n\r\nabc\r\n--x--\r\n"
    )
    source = read_bytes("a.doc", archive)
    assert (source.text, source.media_type) == ("Kế hoạch\n", "multipart/related")
