from collections import Counter

import pytest

from tests.situations import SITUATIONS
from tests.situations.judge import How, foreseen, judged


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.name)
def test_a_sheet_is_read_as_its_truth_says(situation, tmp_path):
    assert judged(situation, tmp_path) == foreseen(situation)


def test_every_situation_has_its_own_name():
    assert len({situation.name for situation in SITUATIONS}) == len(SITUATIONS)


def test_four_sheets_in_five_that_can_be_read_are_read_without_a_question():
    how = Counter(foreseen(situation).how for situation in SITUATIONS)
    assert how[How.EXACT] >= 0.8 * (how[How.EXACT] + how[How.ASKED])
