"""Words that tell a time, and the calendar they stand for."""

from dateline.recognise.times.find import find_times

__all__ = ["find_times"]
