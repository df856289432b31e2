"""What the network sets for itself, a section per subject."""

from ctg_data.ui import frame
from ctg_data.ui.committee import target_settings
from ctg_data.ui.importing import entering
from ctg_data.ui.network import confirming, naming, territories, words

view = frame.current()
known = confirming.known(view.selection.network_id)

entering.outcome()
target_settings.show(view)
territories.show(view, known)
words.show(known)
naming.show(view, known)
