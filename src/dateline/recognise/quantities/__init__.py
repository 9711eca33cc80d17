"""Numbers that matter: value, qualifier, unit, and which event they count."""

from dateline.recognise.quantities.find import find_amounts
from dateline.recognise.quantities.link import link_quantities

__all__ = ["find_amounts", "link_quantities"]
