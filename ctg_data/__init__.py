"""The evaluation of a network of *chargés de coopération territoriale*: the rooms and who may open which door.

    dashboard → pages → ui, imports, charts, indicators, workbooks, vocabulary
    cli       → imports, store, indicators, workbooks
    ui        → streamlit, store, charts, access, vocabulary, findings
    imports   → intake, store                 one file: read → … → plan, then commit the same plan
    workbooks → openpyxl, typst               what we write: meeting workbook, form
    charts    → plotly, indicators
    indicators→ pandas, scipy                 declared once; pure
    store     → sqlalchemy, models, access    the only door to the database
    intake    → calamine, rapidfuzz           reading → recognising → planning: bytes → plan; never the store
    models    → sqlmodel
    plan, selection, findings, vocabulary, settings, access: frozen data that everyone may read

Text flows down; nothing reaches back up. `tests/test_import_rule.py` holds it.
"""

__version__ = "0.1.0"
