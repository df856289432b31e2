"""The definition of every figure, the rules that they follow, and their limits."""

from ctg_data.indicators.declarations import ADHESION, EFFICACY
from ctg_data.indicators.own import OWN
from ctg_data.ui import frame
from ctg_data.ui.data import indicators
from ctg_data.ui.figures import definitions

selection = frame.current().selection
declared = indicators(selection)

for heading in (ADHESION, EFFICACY, OWN):
    definitions.indicators(heading, declared)
definitions.statuses()
definitions.rules()
definitions.questionnaire(selection.network_id)
