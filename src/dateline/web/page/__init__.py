"""One self-contained HTML page: articles with every fact marked in place and listed beside them."""

from dateline.web.page.render import render_page

__all__ = ["render_page"]
