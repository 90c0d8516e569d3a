"""What is wrong with a call, in the language of the user; click itself says it in English only."""

import click

from api.language import ENGLISH, language


def complaint(error: click.ClickException) -> str:
    """Return one sentence that says what is wrong with the call, and where help is.

    >>> complaint(click.NoSuchOption("--up-to"))
    'không có tùy chọn --up-to'
    """
    if language() == ENGLISH:
        return error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    return _sentence(error) + (f"; xem {context.command_path} --help" if context is not None else "")


def _sentence(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"không có tùy chọn {error.option_name}"
        case click.exceptions.NoSuchCommand():
            return f"không có lệnh {error.command_name}"
        case click.MissingParameter():
            return f"thiếu {_name(error)}"
        case click.BadParameter():
            return f"giá trị của {_name(error)} không hợp lệ{_allowed(error.param)}"
        case _:
            return f"lệnh chưa đúng ({error.format_message()})"


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "tham số")
    return error.param.get_error_hint(error.ctx) if error.ctx else error.param.human_readable_name


def _allowed(parameter: click.Parameter | None) -> str:
    kind = parameter.type if parameter is not None else None
    if isinstance(kind, click.Choice):
        return ", hãy chọn: " + ", ".join(map(str, kind.choices))
    if isinstance(kind, click.IntRange):
        return f", cần một số nguyên từ {kind.min}" + (f" đến {kind.max}" if kind.max is not None else "")
    return ", cần một số nguyên" if kind is click.INT else ""
