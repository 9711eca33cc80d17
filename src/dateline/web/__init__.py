"""7. The REST API and the desk. Its room."""
