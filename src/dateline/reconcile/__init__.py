"""5. Many articles -> one account. Its room: stories, wire copy, merged events."""
