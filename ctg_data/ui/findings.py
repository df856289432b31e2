"""What is wrong or doubtful in a workbook, the gravest first, each with its place."""

from collections.abc import Iterable, Sequence

import streamlit as st

from ctg_data.findings import Finding
from ctg_data.ui.french import spaced
from ctg_data.vocabulary import Severity

DRAWN = {Severity.BLOCKS: st.error, Severity.WARNS: st.warning}


def show(findings: Sequence[Finding]) -> None:
    """The findings by severity; what only informs is folded away."""
    for severity in (Severity.BLOCKS, Severity.WARNS):
        if lines := _lines(findings, severity):
            title = severity.label if len(lines) == 1 else severity.plural
            DRAWN[severity]("\n".join([f"**{title}**", *lines]))
    if lines := _lines(findings, Severity.INFORMS):
        with st.expander(f"{Severity.INFORMS.label} ({len(lines)})"):
            st.markdown("\n".join(lines))


def count(findings: Iterable[Finding]) -> str:
    """« 1 bloquant, 2 à vérifier », or an empty text."""
    severities = [finding.severity for finding in findings]
    counted = ((severities.count(severity), severity) for severity in (Severity.BLOCKS, Severity.WARNS))
    return ", ".join(f"{n} {(severity.label if n == 1 else severity.plural).lower()}" for n, severity in counted if n)


def _lines(findings: Sequence[Finding], severity: Severity) -> list[str]:
    return [f"- {_place(finding)}{spaced(finding.message)}" for finding in findings if finding.severity is severity]


def _place(finding: Finding) -> str:
    return f"*{finding.place}* : " if finding.place else ""
