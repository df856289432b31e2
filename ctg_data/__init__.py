"""The evaluation of a network of *chargés de coopération territoriale*: the rooms and who may open which door.

    dashboard → pages → ui, kits, boards, store, charts, indicators, exports, workbooks
    cli        → imports, kits, store, indicators, workbooks; contracts (its JSON), terminal, demonstration
    ui         → streamlit, imports, people, network, self_assessments, committee, own_indicators, entries, store,
                 exports, charts, indicators …
    imports    → intake, store, workbooks     one file, or one form: read → … → plan, then commit the same plan
    people     → intake, store                a record corrected, two made one: planned, shown, written the same
    self_assessments → intake, store          campaigns planned on screen, questionnaires and their versions
    network    → store                        networks, territories that join or leave, other names, notes
    committee  → indicators, charts, store    its targets, its sittings with the figures kept of each, its decisions
    own_indicators → intake, store, indicators    those of the committee declared, redefined, removed
    entries    → intake                       what is typed on screen, as the tables that a workbook gives
    workbooks  → openpyxl, typst              what we write: meeting workbook, annotated return, form to print …
    exports    → pptx, xlsxwriter, kaleido, typst, charts    a chart, a list or a kit as the file that leaves the screen
    kits       → boards, committee, exports   what a meeting is handed: chosen, put together, written, saved
    boards     → store, charts, indicators    what each page of figures shows of a view: its cards, its charts
    charts     → plotly, indicators           described once; drawn, told in words, listed
    indicators → pandas, scipy                declared once; pure
    store      → sqlalchemy, alembic, models  the only door to the database; each operation asks `access`
    intake     → calamine, pebble, rapidfuzz  reading → recognising → planning: bytes → plan; never the store
    models     → sqlmodel                     the tables; `migrations` their history, `reference` what a new store holds
    counts, counted, completeness, plan, selection, perimeter, meeting_content, findings, vocabulary, naming, wording,
    folding, typography, settings, access: read by all

Text flows down; nothing reaches back up. `tests/test_import_rule.py` holds it.
"""

__version__ = "0.1.0"
