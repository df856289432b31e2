"""How well one colour stands out on another, as WCAG 2 measures it."""

BLACK, WHITE = "#000000", "#FFFFFF"


def contrast(one: str, other: str) -> float:
    """The ratio of their luminances, from 1 to 21; colours as « #1F4E79 »."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(colour: str) -> str:
    """Black or white, whichever is read better on this colour: never under 4.5."""
    return max(WHITE, BLACK, key=lambda ink: contrast(ink, colour))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
