"""What is wrong or doubtful in a workbook: by kind, the gravest first, each at its place and with what mends it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from ctg_data.findings import Finding
from ctg_data.typography import sentence
from ctg_data.ui.markdown import plain
from ctg_data.vocabulary import Severity

Mend = Callable[[Finding, str], None]
"""Draws what mends a finding; the text is the key of its widgets."""

ORDER = list(Severity)
FILTERED_FROM = 8  # fewer are seen at a glance
AT_ONCE = 5  # findings of one kind shown before somebody asks for more
OPEN = {Severity.BLOCKS, Severity.WARNS}
ICONS = {
    Severity.BLOCKS: ":material/block:",
    Severity.WARNS: ":material/warning:",
    Severity.INFORMS: ":material/info:",
}


def show(findings: Sequence[Finding], key: str = "findings", mend: Mend | None = None) -> None:
    """The findings that the filters let through, a fold per kind; what only informs is folded away."""
    kept = _filtered(findings, key) if len(findings) > FILTERED_FROM else findings
    for (severity, title), held in grouped(kept).items():
        label = f"**{severity.label}** – {plain(title)}{f' × {len(held)}' if len(held) > 1 else ''}"
        with st.expander(label, severity in OPEN, icon=ICONS[severity], type="compact"):
            _list(held, f"{key}-{title}", mend)


def alert(findings: Sequence[Finding]) -> None:
    """The findings of a form just sent, said aloud by a screen reader."""
    for severity, draw in ((Severity.BLOCKS, st.error), (Severity.WARNS, st.warning)):
        if lines := [f"- {_line(finding)}" for finding in findings if finding.severity is severity]:
            draw("\n".join([f"**{severity.label if len(lines) == 1 else severity.plural}**", *lines]))


def grouped(findings: Iterable[Finding]) -> Mapping[tuple[Severity, str], list[Finding]]:
    """The findings by severity and title, the gravest first, each kind in the order of the workbook."""
    groups: dict[tuple[Severity, str], list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda finding: ORDER.index(finding.severity)):
        groups[finding.severity, finding.title].append(finding)
    return groups


def count(findings: Iterable[Finding]) -> str:
    """« 1 bloquant, 2 à vérifier », or an empty text."""
    severities = [finding.severity for finding in findings]
    counted = ((severities.count(severity), severity) for severity in (Severity.BLOCKS, Severity.WARNS))
    return ", ".join(f"{n} {(severity.label if n == 1 else severity.plural).lower()}" for n, severity in counted if n)


def _filtered(findings: Sequence[Finding], key: str) -> list[Finding]:
    severities = [severity for severity in ORDER if any(finding.severity is severity for finding in findings)]
    sheets = sorted({finding.sheet for finding in findings if finding.sheet})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        weights, sheet = None, None
        if len(severities) > 1:
            weights = st.pills(
                "Gravité", severities, selection_mode="multi", format_func=lambda each: each.label, key=f"{key}-weights"
            )
        if len(sheets) > 1:
            sheet = st.selectbox("Feuille", sheets, None, key=f"{key}-sheet", placeholder="Toutes", width=220)
    shown = [each for each in findings if each.severity in (weights or severities) and sheet in (None, each.sheet)]
    if len(shown) < len(findings):
        st.caption(f"{len(shown)} points montrés sur {len(findings)}.")
    return shown


def _list(findings: Sequence[Finding], key: str, mend: Mend | None) -> None:
    more = f"{key}-more"
    shown = findings[: st.session_state.get(more, AT_ONCE)]
    for position, finding in enumerate(shown):
        with st.container(horizontal=True, vertical_alignment="top", key=f"beside-{key}-{position}"):
            st.markdown(_line(finding), width="stretch")
            if mend:
                mend(finding, f"{key}-{position}-{finding.sheet}!{finding.cell}")
    left = len(findings) - len(shown)
    if left and st.button(f"Montrer la suite ({left})", key=f"{more}-button", type="tertiary"):
        st.session_state[more] = len(shown) + 5 * AT_ONCE
        st.rerun()


def _line(finding: Finding) -> str:
    place = f"*{plain(sentence(finding.place))}*\u00a0: " if finding.place else ""
    return f"{place}{plain(finding.message)}"
