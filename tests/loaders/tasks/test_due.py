from graph.reading import Deadline, Task
from loaders.tasks.due import with_deadlines


def test_a_task_has_all_rhythms_of_the_list_in_its_words() -> None:
    text = "Báo cáo hằng quý, 6 tháng, năm."
    task = Task(start=0, end=len(text), content=text, origin="duty")
    places = [
        ("hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
        ("6 tháng", "FREQ=MONTHLY;INTERVAL=6"),
        ("năm", "FREQ=YEARLY"),
    ]
    found = tuple(
        Deadline(start=text.index(words), end=text.index(words) + len(words), text=words, recurrence=rule)
        for words, rule in places
    )
    (timed,) = with_deadlines((task,), found, text)
    assert timed.deadline is not None
    assert (timed.deadline.text, timed.deadline.recurrence) == (
        "hằng quý, 6 tháng, năm",
        "FREQ=YEARLY;BYMONTH=3,6,9,12",
    )
