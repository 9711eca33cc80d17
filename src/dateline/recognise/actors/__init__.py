"""Who is spoken of: names, descriptions and pronouns grouped into actors."""

from dateline.recognise.actors.find import find_actors

__all__ = ["find_actors"]
