"""Serving the application: where it listens, and where it refuses to."""

import ipaddress

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
        pass
    shown = f"[{host}]" if ":" in host else host
    click.echo(
        say(
            f"cancu: http://{shown}:{port}/ (Ctrl-C để dừng)",
            f"cancu: http://{shown}:{port}/ (Ctrl-C to stop)",
        ),
        err=True,
    )
    uvicorn.run(create_app(address), host=host, port=port, log_level="warning")


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
