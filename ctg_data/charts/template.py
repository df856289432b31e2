"""How every chart looks: one plotly template, read from the back of a room."""

import plotly.graph_objects as go

INK, FAINT, GRID, PAPER = "#1D2430", "#5C6370", "#DFE3E8", "#FFFFFF"
FONT = "Segoe UI, Noto Sans, Liberation Sans, Arial, sans-serif"  # unquoted: no word may begin with a figure

SMALL, SMALLER = {"size": 13}, {"size": 12}
HEADING = 64  # pixels of the title and subtitle: drawn in an exported image, hidden on screen, where text says them
_AXIS = {"automargin": True, "fixedrange": True, "zeroline": False, "tickfont": SMALL}
TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": 15, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "title": {"x": 0, "xref": "container", "xanchor": "left", "y": 1, "yanchor": "top", "pad": {"t": 6, "l": 6}},
        "margin": {"l": 8, "r": 16, "t": HEADING + 12, "b": 8},
        "hovermode": False,
        "dragmode": False,
        "bargap": 0.35,
        "uniformtext": {"minsize": 11, "mode": "show"},
        "legend": {
            "orientation": "h",
            "yref": "container",
            "y": 0,
            "yanchor": "bottom",
            "x": 0,
            "traceorder": "normal",
            "font": {"size": 13},
        },
        "xaxis": {"linecolor": FAINT, **_AXIS, "showgrid": False},
        "yaxis": {"gridcolor": GRID, **_AXIS, "rangemode": "tozero"},
        "separators": ",\u202f",
    }
)
