"""What is wrong or doubtful in a workbook, the gravest first, each with its place."""

from collections.abc import Iterable, Sequence

import streamlit as st

from ctg_data.findings import Finding
from ctg_data.vocabulary import Severity

DRAWN = {Severity.BLOCKS: st.error, Severity.WARNS: st.warning, Severity.INFORMS: st.info}


def show(findings: Sequence[Finding]) -> None:
    """The findings by severity; what only informs is folded away."""
    for severity in (Severity.BLOCKS, Severity.WARNS):
        _group(severity, [finding for finding in findings if finding.severity is severity])
    if informing := [finding for finding in findings if finding.severity is Severity.INFORMS]:
        with st.expander(f"{Severity.INFORMS.label} ({len(informing)})"):
            _group(Severity.INFORMS, informing)


def count(findings: Iterable[Finding]) -> str:
    """« 1 bloquant, 2 à vérifier », or an empty text."""
    severities = [finding.severity for finding in findings]
    counted = ((severities.count(severity), severity) for severity in (Severity.BLOCKS, Severity.WARNS))
    return ", ".join(f"{n} {(severity.label if n == 1 else severity.plural).lower()}" for n, severity in counted if n)


def _group(severity: Severity, findings: list[Finding]) -> None:
    if findings:
        lines = [f"- {_place(finding)}{finding.message}" for finding in findings]
        DRAWN[severity]("\n".join([f"**{severity.plural}**", *lines]))


def _place(finding: Finding) -> str:
    return f"*{finding.place}* : " if finding.place else ""
