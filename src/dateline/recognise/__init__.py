"""4. What one article says: times, places, quantities, quotes, actors, events, advisories, checks."""
