"""What the network sets for itself, a section per subject."""

from ctg_data.ui import entering, frame, target_settings

view = frame.current()
entering.outcome()
target_settings.show(view)
