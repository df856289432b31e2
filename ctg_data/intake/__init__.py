"""From the bytes of a workbook to a frozen plan: read → recognise → validate → reconcile → diff."""
