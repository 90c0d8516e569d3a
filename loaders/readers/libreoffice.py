"""LibreOffice as a converter: one run without a window, in a profile of its own, without macros and links."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors import UnreadableInput

_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
_LONGEST = 180.0
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Common/Misc", "FirstRun", "false"),
    ("Common/Misc", "UseLocking", "false"),
)
_NOWHERE = {
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
    "SAL_USE_VCLPLUGIN": "svp",
}
"""A proxy where nobody listens, for whatever would fetch something all the same."""


def find_program() -> str | None:
    """Return the program, None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def convert(name: str, data: bytes, *, suffix: str, to: str, program: str) -> bytes:
    """Return a document in another format; ``suffix`` and ``to`` are the endings of both.

    Raises UnreadableInput where LibreOffice cannot read it or does not come to an end.
    """
    with TemporaryDirectory(prefix="cancu-") as folder:
        source = Path(folder, f"document{suffix}")
        source.write_bytes(data)
        profile = Path(folder, "profile")
        _write_settings(profile)
        call = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            to.removeprefix("."),
            "--outdir",
            str(Path(folder, "converted")),
            str(source),
        ]
        _run(name, call, folder)
        converted = Path(folder, "converted", f"document{to}")
        if not converted.is_file():
            raise UnreadableInput(
                name,
                "LibreOffice không mở được tệp (hỏng, có mật khẩu hoặc không phải văn bản)",
                "LibreOffice cannot open the file (damaged, with a password, or no document)",
            )
        return converted.read_bytes()


def _run(name: str, call: list[str], folder: str) -> None:
    process = subprocess.Popen(
        call,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=os.environ | _NOWHERE,
        start_new_session=True,
    )
    try:
        process.wait(_LONGEST)
    except subprocess.TimeoutExpired as late:
        raise UnreadableInput(
            name,
            f"LibreOffice không đọc xong tệp trong {_LONGEST:.0f} giây",
            f"LibreOffice did not finish reading the file within {_LONGEST:.0f} seconds",
        ) from late
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program with the children it started, so that none writes into a folder that is gone."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _write_settings(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{key}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, key, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        f"{items}</oor:items>",
        "utf-8",
    )
