"""Serving the application: where it listens, and where it refuses to."""

import ipaddress
import socket
from contextlib import suppress

import click
import uvicorn

from api.app import create_app
from api.language import say
from api.service import open_service
from graph.errors import UsageError


def run(address: str, host: str, port: int) -> None:
    """Serve the store on a loopback address until stopped.

    Raises UsageError for any other address: reading without a token is open on loopback only.
    """
    if not is_loopback(host):
        raise UsageError(
            f"không phục vụ trên {host}: chỉ mở trên máy này (127.0.0.1), vì phiên bản này chưa có mã truy cập",
            f"will not serve on {host}: only on this machine (127.0.0.1), as this version has no access tokens",
        )
    with open_service(address):
        listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    click.echo(
        say(
            f"cancu: http://{shown}:{port}/ (Ctrl-C để dừng)",
            f"cancu: http://{shown}:{port}/ (Ctrl-C to stop)",
        ),
        err=True,
    )
    server = uvicorn.Server(uvicorn.Config(create_app(address), log_level="warning"))
    # Uvicorn ends in good order and then passes the interrupt on; here it is how the server is meant to end.
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Take the port, or say that somebody has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(
            f"cổng {port} đang được chương trình khác dùng; hãy chọn cổng khác bằng --port",
            f"port {port} is in use by another program; choose another one by --port",
        ) from error
    return listening


def is_loopback(host: str) -> bool:
    """Tell whether an address can be reached from this machine only.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
