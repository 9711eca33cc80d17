"""The REST API, `/api/v1`: one file a resource."""

from dateline.web.api.routes import describe, router

__all__ = ["describe", "router"]
