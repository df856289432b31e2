"""How a territory looks in every chart: always the same colour and marker, by its place in the list."""

LOOKS = (("#000091", "circle"), ("#B34000", "diamond"), ("#00786C", "square"))
OTHERS = ("#5C6370", "triangle-up")


def look(place: int) -> tuple[str, str]:
    """Colour and marker of the territory at this place; beyond three, they share one look and are told by name."""
    return LOOKS[place] if place < len(LOOKS) else OTHERS
