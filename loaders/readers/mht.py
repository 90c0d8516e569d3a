"""Web archives (mht), which Word also writes under the ending ``.doc``: the page in them is what is read."""

from email import message_from_bytes
from email.message import Message

from graph.errors import UnreadableInput
from loaders.readers import html
from loaders.readers.formats import Content


def read(name: str, data: bytes) -> Content:
    r"""Return the text of the first page in the archive.

    >>> read("a.mht", b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
    ...      b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>S=E1=BB=91: 05").text
    'Số: 05\n'
    """
    page = next(
        (part for part in message_from_bytes(data).walk() if part.get_content_type() == "text/html"), None
    )
    content = b"" if page is None else _unpacked(page)
    if not content.strip():
        raise UnreadableInput(name, "tệp mht không chứa trang nào", "the web archive holds no page")
    return html.read(name, content)


def _unpacked(page: Message) -> bytes:
    payload = page.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
