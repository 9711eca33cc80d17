"""The page of an answer that is none: what went wrong, and where to go on."""

from dateline.web.desk.environment import environment

TITLES = {
    400: "That request makes no sense", 401: "Log in first", 403: "Not allowed", 404: "Not found",
    405: "That cannot be done there", 408: "Too slow", 413: "Too large", 422: "That cannot be used",
    429: "Too many requests", 431: "The address is too long", 500: "Something went wrong", 503: "The store is away",
}  # fmt: skip


def problem_page(status: int, message: str) -> str:
    """A page that needs neither person nor store."""
    made = environment().get_template("problem.html.j2")
    return made.render(status=status, title=TITLES.get(status, "That did not work"), message=message)
