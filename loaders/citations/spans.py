"""Places in a text that are already understood."""

from bisect import bisect_left, bisect_right


class Spans:
    """Half-open spans that never overlap.

    >>> spans = Spans([(0, 5)])
    >>> spans.add(3, 8), spans.add(5, 9), spans.covers(7)
    (False, True, True)
    """

    def __init__(self, spans: list[tuple[int, int]] | None = None) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans or []:
            self.add(start, end)

    def add(self, start: int, end: int) -> bool:
        """Take the span unless part of it is taken; say whether it was free."""
        if self.overlaps(start, end):
            return False
        index = bisect_left(self._starts, start)
        self._starts.insert(index, start)
        self._ends.insert(index, end)
        return True

    def overlaps(self, start: int, end: int) -> bool:
        """Say whether part of the span is taken."""
        index = bisect_left(self._starts, end)
        return index > 0 and self._ends[index - 1] > start

    def covers(self, place: int) -> bool:
        """Say whether the place is taken."""
        index = bisect_right(self._starts, place)
        return index > 0 and self._ends[index - 1] > place
