"""1. Feeds, sitemaps, addresses, files, archives -> RawPage."""
