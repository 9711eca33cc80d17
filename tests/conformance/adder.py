"""`python -m tests.conformance.adder PLACE FROM TO`: add numbered articles and say which ones are acknowledged."""

import sys

from tests.conformance.made import strike

from dateline.base.records import Reading
from dateline.store import Store


def numbered(number: int) -> Reading:
    """An article of that number, with facts."""
    return strike(f"article-{number}", title=f"article-{number}")


def main(place: str, first: int, end: int) -> None:
    with Store.open(place) as store:
        for number in range(first, end):
            store.add(numbered(number))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
