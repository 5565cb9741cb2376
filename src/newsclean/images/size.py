"""How large a picture is, as far as its markup says it."""

from lxml import etree

__all__ = ["SMALL", "is_large", "sizes"]

SMALL = 150  # width or height of icons, badges and counters
THIN = 100  # the other of the two, of banners and lines


def sizes(picture: etree._Element) -> list[int]:
    """Width and height, as far as a picture says them."""
    said = (picture.get(name, "").removesuffix("px") for name in ("width", "height"))
    return [int(size) for size in said if size.isdecimal()]


def is_large(picture: etree._Element) -> bool:
    """Whether a picture is no icon and no line: it says that it is of some size, or says none."""
    said = sizes(picture)
    return not said or (max(said) >= SMALL and min(said) >= THIN)
