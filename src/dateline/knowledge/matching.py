"""Known names in a running text: whole words, case kept."""


def stands_at(text: str, start: int, name: str) -> bool:
    """True if `name` stands at `start` and no word goes on after it."""
    end = start + len(name)
    return text.startswith(name, start) and not (end < len(text) and (text[end].isalnum() or text[end] == "_"))
