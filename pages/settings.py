"""What the network sets for itself, a section per subject."""

from ctg_data.ui import frame
from ctg_data.ui.committee import target_settings
from ctg_data.ui.importing import entering

view = frame.current()
entering.outcome()
target_settings.show(view)
