from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reading import Deadline, Header
from graph.units import UnitContext
from loaders.deadlines import deadline_in, find_deadlines
from loaders.document import TextUnderReading
from loaders.shadow import ShadowText

Reader = Callable[..., list[tuple[str, str | None, str | None, str]]]


def document(text: str, **header: object) -> TextUnderReading:
    shadow = ShadowText.of(text)
    known = Header(**{"year": 2024} | header)  # type: ignore[arg-type]
    return TextUnderReading(shadow=shadow, header=known, units=UnitContext(), end=len(shadow.plain))


def found(text: str, **header: object) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (each.text, each.date, each.recurrence, each.kind)
        for each in find_deadlines(document(text, **header))
    ]


@pytest.mark.parametrize(
    ("text", "span", "date"),
    [
        ("hoàn thành trong quý I/2025.", "hoàn thành trong quý I/2025", "2025-03-31"),
        ("ban hành trước ngày 30/11/2024", "trước ngày 30/11/2024", "2024-11-30"),
        ("truwdc ngay 30 thang 01 nam 2024,", "truwdc ngay 30 thang 01 nam 2024", "2024-01-30"),
        ("Tru6e 17/01 |", "Tru6e 17/01", "2024-01-17"),
        ("hoàn thành xong trước ngày 05 tháng 12\nnăm 2025", None, "2025-12-05"),
        ("thực hiện đến hết năm 2025", "đến hết năm 2025", "2025-12-31"),
        ("bảo đảm từ ngày 01 tháng 01 năm 2026, Luật", "từ ngày 01 tháng 01 năm 2026", "2026-01-01"),
        ("từ ngày 15/11/2025 đến ngày 15/12/2025.", "đến ngày 15/12/2025", "2025-12-15"),
        ("chậm nhất ngày 17 tháng 12", "chậm nhất ngày 17 tháng 12", "2024-12-17"),
        ("- Thời gian thực hiện: Tháng 12/2024.", "Tháng 12/2024", "2024-12-31"),
        ("Đến năm 2030 đạt 80%", "Đến năm 2030", "2030-12-31"),
    ],
)
def test_a_point_of_time_behind_a_word_of_limit_is_a_deadline(text: str, span: str | None, date: str) -> None:
    assert [(each[0], each[1]) for each in found(text)] == [(span or text, date)]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ",
        "Kế hoạch số 321-KH/TU ngày 11/4/2025 của Tỉnh ủy",
        "giai đoạn 2021 - 2025, định hướng đến năm 2030",
        "thực hiện thường xuyên, kịp thời",
        "kinh phí từ ngân sách hằng năm của đơn vị",
        "các dự án được chấp thuận trước ngày 01/7/2023",
        "gắn bó với 6/6 ấp, hồ sơ trước 25/20/2024",
    ],
)
def test_dates_that_limit_nothing_are_no_deadlines(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("báo cáo kết quả định kỳ 3 tháng, 6 tháng, 9 tháng và năm.", "FREQ=YEARLY;BYMONTH=3,6,9,12"),
        ("định kỳ năm báo cáo tình hình", "FREQ=YEARLY"),
        ("Hằng năm báo cáo kết quả", "FREQ=YEARLY"),
        ("định kỳ 6 tháng báo cáo", "FREQ=MONTHLY;INTERVAL=6"),
        ("báo cáo trước ngày 25/12 hàng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25"),
        ("gửi báo cáo trước ngày 20 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("hằng năm (trước ngày 30/11) báo cáo", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"),
        ("báo cáo trước 19h00 hằng ngày", "FREQ=DAILY"),
        ("báo cáo trước ngày 15 của tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"),
        ("gửi báo cáo trước ngày 05 tháng đầu quý sau", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5"),
        ("gửi báo cáo vào tuần cuối tháng", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("báo cáo vào ngày làm việc cuối cùng của quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=-1FR"),
    ],
)
def test_a_rhythm_of_reporting_is_a_rule(text: str, rule: str) -> None:
    assert [(each[1], each[2], each[3]) for each in found(text)] == [(None, rule, "report")]


@pytest.mark.parametrize(
    "text",
    [
        "Định kỳ hàng quý, 6 tháng, một năm báo cáo kết quả",
        "báo cáo theo dinh ky\nhang quy, 6 thang, cudi nam",
        "báo cáo hằng quý, 6 tháng và hằng năm",
    ],
)
def test_a_list_of_rhythms_is_a_rhythm_each(text: str) -> None:
    rules = ["FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY"]
    assert [each[2] for each in found(text)] == rules


def test_two_days_of_every_year_recur_both() -> None:
    assert [each[2] for each in found("báo cáo trước ngày 15/6 và trước ngày 15/12 hằng năm")] == [
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15",
    ]


def test_the_report_of_the_year_in_a_plan_for_several_years_recurs() -> None:
    text = "gửi báo cáo quý và báo cáo năm trước ngày 05 tháng 12"
    assert [each[2] for each in found(text, period="2021-2025")] == ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5"]
    assert [each[1] for each in found(text, period="2024")] == ["2024-12-05"]


def test_what_is_due_says_the_kind() -> None:
    text = (
        "xây dựng, ban hành Kế hoạch trước ngày 30/01/2024. Báo cáo UBND tỉnh trước ngày 15/12/2024. "
        "Hoàn thành trước ngày 01/6/2024."
    )
    assert [each[3] for each in found(text)] == ["issue", "report", "complete"]


def test_a_day_without_a_year_is_the_first_after_the_document() -> None:
    assert found("gửi báo cáo trước ngày 15/01", date="2024-12-20")[0][1] == "2025-01-15"
    assert (
        found("gửi báo cáo trước ngày 15/01", date="2023-12-29", year=2023, period="2024")[0][1]
        == "2024-01-15"
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Quý I/2022", ("Quý I/2022", "2022-03-31", None)),
        ("2025", ("2025", "2025-12-31", None)),
        ("9/2025", ("9/2025", "2025-09-30", None)),
        ("Tháng 12 hằng năm", ("Tháng 12 hằng năm", None, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1")),
        ("Năm 2025\nvà các năm tiếp theo", ("Năm 2025 và các năm tiếp theo", "2025-12-31", "FREQ=YEARLY")),
        ("Thường xuyên", ("Thường xuyên", None, None)),
        ("Hằng quý", ("Hằng quý", None, "FREQ=MONTHLY;INTERVAL=3")),
    ],
)
def test_a_cell_is_a_deadline_as_printed(cell: str, expected: tuple[str, str | None, str | None]) -> None:
    deadline = deadline_in(document(cell), 0, len(cell))
    assert isinstance(deadline, Deadline)
    assert (deadline.text, deadline.date, deadline.recurrence) == expected


def test_an_empty_cell_is_no_deadline() -> None:
    assert deadline_in(document(" \n "), 0, 3) is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="trướcngày hoànthàđếquýIV0123456789/. năm", max_size=80))
def test_every_deadline_is_a_slice_of_the_text_with_a_day_or_a_rule(text: str) -> None:
    for deadline in find_deadlines(document(text)):
        assert deadline.text == text[deadline.start : deadline.end]
        assert deadline.date is not None or deadline.recurrence is not None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Xử lý nước đọng trong 24-48 giờ sau khi nước rút.", "trong 24-48 giờ sau khi nước rút"),
        (
            "chậm nhất 05 ngày làm việc kể từ ngày nhận báo cáo.",
            "chậm nhất 05 ngày làm việc kể từ ngày nhận báo cáo",
        ),
        (
            "trong vòng 24 giờ kể từ thời điểm ngừng cung cấp dịch vụ chia sẻ dữ liệu cho bên nhận",
            "trong vòng 24 giờ kể từ thời điểm",
        ),
    ],
)
def test_a_time_after_an_event_is_a_deadline_without_a_day(text: str, span: str) -> None:
    assert [(each[0], each[1], each[2]) for each in found(text)] == [(span, None, None)]


def test_behind_a_time_after_a_day_only_the_day_counts() -> None:
    assert [each[0] for each in found("trong 30 ngày kể từ ngày 01/01/2024 đến nay")] == [
        "kể từ ngày 01/01/2024"
    ]
