"""Which government warns whom: issuer, audience, countries, action, strength, urgency."""

from dateline.recognise.advisories.find import find_advisories

__all__ = ["find_advisories"]
