"""The definition of every figure, the rules that they follow, and their limits."""

from ctg_data.indicators.declarations import ADHESION, EFFICACY
from ctg_data.ui import definitions, frame

definitions.indicators(ADHESION)
definitions.indicators(EFFICACY)
definitions.statuses()
definitions.rules()
definitions.questionnaire(frame.current().selection.network_id)
