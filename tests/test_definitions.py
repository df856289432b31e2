"""What the method page says, and that nothing of it is forgotten."""

from pathlib import Path

import pytest
from samples import empty_store
from streamlit.testing.v1 import AppTest

from ctg_data.indicators.declarations import ADHESION, EFFICACY, INDICATORS
from ctg_data.reference import QUESTIONNAIRE
from ctg_data.ui.definitions import STATUSES
from ctg_data.vocabulary import AttendanceStatus, ProblemStatus, TopicKind, TopicStatus
