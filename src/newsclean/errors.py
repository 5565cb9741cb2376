"""The exceptions newsclean raises: only for a caller's mistakes, never for what a page holds.

NewscleanError
├── OptionError       an option out of its range (also a ValueError)
└── InputError        an argument of a type newsclean does not take (also a TypeError)
"""

__all__ = ["InputError", "NewscleanError", "OptionError"]


class NewscleanError(Exception):
    """The parent of every exception that newsclean raises on purpose."""


class OptionError(NewscleanError, ValueError):
    """An option is out of its range, or names what does not exist."""


class InputError(NewscleanError, TypeError):
    """The page, or what is given with it, is of a type newsclean does not take."""
