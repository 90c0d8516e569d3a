"""Commands that ask what is missing or wrong: requirements, audit, check."""

import click

from api import tabulating
from api.cli.exits import DONE, FINDINGS
from api.cli.options import level_option, the_service, under_option, with_format, with_store, year_option
from api.cli.printing import print_answer
from api.language import say
from ontology.terms import AuditState, Severity

_SEVERITIES = tuple(map(str, (Severity.INFO, Severity.WARNING, Severity.ERROR)))


@click.command(
    help=say(
        "Yêu cầu ban hành văn bản đọc được từ các văn bản.",
        "Duties to issue a document, as read from the texts.",
    )
)
@click.argument("reference", metavar="[REF]", required=False)
@with_format
@with_store
def requirements(reference: str | None, form: str) -> None:
    """Print the requirements."""
    with the_service() as service:
        answer = service.requirements(reference)
    print_answer(answer, tabulating.requirements(answer), form)


@click.command(
    help=say(
        "Ai phải ban hành văn bản triển khai, và ai chưa.",
        "Who must have issued a document deriving from REF, and who has not.",
    )
)
@click.argument("reference", metavar="REF")
@year_option
@under_option
@level_option
@click.option(
    "--as-of",
    metavar="DATE",
    help=say("Tính đến ngày (mặc định: hôm nay).", "As of this day (default: today)."),
)
@click.option(
    "--complete", is_flag=True, help=say("Kho đã có đủ văn bản.", "Declare the collection complete.")
)
@click.option(
    "--fail-on",
    type=click.Choice([str(state) for state in AuditState]),
    help=say("Thoát với mã 1 nếu có đơn vị ở trạng thái này.", "Exit with 1 where a unit is in this state."),
)
@with_format
@with_store
def audit(
    reference: str,
    year: int | None,
    under: str | None,
    level: str | None,
    as_of: str | None,
    complete: bool,
    fail_on: str | None,
    form: str,
) -> int:
    """Print the audit."""
    with the_service() as service:
        answer = service.audit(reference, year, under, level, as_of, complete)
    print_answer(answer, tabulating.audited(answer), form)
    return FINDINGS if fail_on and answer["summary"].get(fail_on) else DONE


@click.command(help=say("Phát hiện trong văn bản và liên kết.", "Findings in the documents and links."))
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES),
    help=say(
        "Thoát với mã 1 nếu có phát hiện từ mức này.", "Exit with 1 where there is a finding at or above it."
    ),
)
@with_format
@with_store
def check(fail_on: str | None, form: str) -> int:
    """Print the findings."""
    with the_service() as service:
        answer = service.check()
    print_answer(answer, tabulating.checked(answer), form)
    serious = _SEVERITIES[_SEVERITIES.index(fail_on) :] if fail_on else ()
    return FINDINGS if any(item["severity"] in serious for item in answer["findings"]) else DONE
