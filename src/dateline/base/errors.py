"""The errors that Dateline raises on purpose. Each message says what came, what was expected and what to do."""


class DatelineError(Exception):
    """The root of all errors that Dateline raises on purpose."""


class LawError(DatelineError, ValueError):
    """A record breaks one of the three laws of a reading: evidence, unknown is null, same input same output."""


class PageError(DatelineError):
    """A page, file or address cannot be read as an article."""


class FetchError(PageError):
    """An address could not be fetched, or must not be."""


class KnowledgeError(DatelineError):
    """A knowledge file is missing, altered, or says something that it must not."""


class PipelineError(DatelineError):
    """The steps of the road do not fit together."""


class StoreError(DatelineError):
    """The store cannot do what it was asked to do."""


class NoStoreError(StoreError):
    """There is no store where one should be read from."""


class DiskError(DatelineError, OSError):
    """Nothing can be added to a file; what it held is whole."""
