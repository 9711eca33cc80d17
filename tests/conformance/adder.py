"""`python -m tests.conformance.adder PLACE FROM TO`: add numbered articles and say which ones are acknowledged."""

import sys

from tests.conformance.made import reading

from dateline.store import Store


def main(place: str, first: int, end: int) -> None:
    with Store.open(place) as store:
        for number in range(first, end):
            store.add(reading(f"Article {number}.", given=f"article-{number}"))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
