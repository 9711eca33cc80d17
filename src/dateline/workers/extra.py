"""The packages that only `dateline run` needs, and a clear word where one is missing."""

from importlib import import_module
from types import ModuleType

from dateline.base.errors import DatelineError


def need(module: str, purpose: str) -> ModuleType:
    """The module, loaded. Raises `DatelineError` that names the extra to install where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise DatelineError(f"{purpose} needs the package {package}: pip install 'dateline[cluster]'") from error
