"""Places in a text that are already understood."""

from bisect import bisect_left, bisect_right, insort


class Spans:
    """Half-open spans that never overlap.

    >>> spans = Spans([(0, 5)])
    >>> spans.add(3, 8), spans.add(5, 9), spans.covers(7)
    (False, True, True)
    """

    def __init__(self, spans: list[tuple[int, int]] | None = None) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in spans or []:
            self.add(start, end)

    def add(self, start: int, end: int) -> bool:
        """Take the span unless part of it is taken; say whether it was free."""
        if self.overlaps(start, end):
            return False
        insort(self._spans, (start, end))
        return True

    def overlaps(self, start: int, end: int) -> bool:
        """Say whether part of the span is taken."""
        index = bisect_left(self._spans, (start, start))
        before = self._spans[index - 1] if index else None
        after = self._spans[index] if index < len(self._spans) else None
        return bool((before and before[1] > start) or (after and after[0] < end))

    def covers(self, place: int) -> bool:
        """Say whether the place is taken."""
        index = bisect_right(self._spans, (place, float("inf")))
        return bool(index and self._spans[index - 1][1] > place)
