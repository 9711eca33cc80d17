"""Tellings of one real act become one group."""

from dateline.recognise.events.act import Act


def merge_acts(acts: list[Act]) -> list[list[Act]]:
    """Groups of tellings of the same real act; in each the clearest first; groups in text order of their clearest."""
    return [[act] for act in acts]
