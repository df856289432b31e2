"""Two networks that differ only by which of the hidden people it was look the same to a reader, whatever is chosen."""

from datetime import date
from functools import cache

import pytest
from stores import HIGH_COUNTRY, NETWORK, SEVEN_VALLEYS, TWO_BAYS, Filling, new_store, territory

from ctg_data import store
from ctg_data.access import AccountRole, Viewer
from ctg_data.boards import attendance, overview, problems
from ctg_data.boards.view import View
from ctg_data.indicators.following import told_to_readers
from ctg_data.selection import Selection

READER = Viewer("copil", AccountRole.READER)
CO_ANIMATOR = Viewer("Inès", AccountRole.CO_ANIMATOR)
MARCH, JUNE = date(2025, 3, 18), date(2025, 6, 17)
BOARDS = (overview.news, attendance.board, problems.board)
OTHERS = [(1, "present"), *[(2, "present")] * 4]
ONE, ANOTHER = ([(0, first), (1, second), *OTHERS] for first, second in (("absent", "present"), ("present", "absent")))
"""The only person of a territory, or one of the two of another, is absent; over both meetings, each of them once."""


def network(folder, in_march, in_june, difficulties=(0, 1)):
    """A network of three territories whose people came as the marks say; its difficulties by territory."""
    folder.mkdir()
    database = new_store(folder)
    places = [territory(database, siren) for siren in (SEVEN_VALLEYS, TWO_BAYS, HIGH_COUNTRY)]
    ours = Filling(database)
    march, june = ours.meeting(MARCH), ours.meeting(JUNE)
    for number, ((place, mark), (_, next_mark)) in enumerate(zip(in_march, in_june, strict=True)):
        person = ours.person(f"Personne{number}", "Zoé")
        ours.member(person, places[place])
        ours.attendance(march, person, mark, places[place])
        ours.attendance(june, person, next_mark, places[place])
    for number, place in enumerate(difficulties, start=1):
        ours.problem(number, places[place], "Trouver un local", MARCH if number == 1 else JUNE)
    ours.commit()
    return database


def everything(database, viewer):
    """What is shown of a meeting, for all the territories and for each, and the plan."""
    with database.seen_by(viewer).reading() as tx:

        @cache
        def told(read, selection):
            return read(tx, selection)

        def load(selection, *reads):
            return tuple(told(read, selection) for read in reads)

        everywhere = store.territories(tx, Selection(NETWORK))
        numbers = everywhere["territory_id"].tolist()
        for chosen in ((), *((number,) for number in numbers)):
            selection = Selection(NETWORK, MARCH, MARCH, chosen)
            view = View(viewer, "Réseau", selection, "la période", "ce choix", everywhere, load)
            yield from (repr(board(view)) for board in BOARDS)
        whole = Selection(NETWORK, MARCH, MARCH)
        yield told_to_readers(told(store.plan_of_meetings, whole), told(store.counts, whole)).to_csv()


def differ(folder, viewer, one, other):
    shown = [list(everything(network(folder / str(turn), *rows), viewer)) for turn, rows in enumerate((one, other))]
    return shown[0] != shown[1]


@pytest.mark.parametrize("viewer", [READER, CO_ANIMATOR])
def test_who_was_absent_on_which_day_is_told_only_to_who_reads_names(tmp_path, viewer):
    assert differ(tmp_path, viewer, (ONE, ANOTHER), (ANOTHER, ONE)) == (viewer is CO_ANIMATOR)


def test_no_figure_tells_whose_open_difficulty_it_is(tmp_path):
    assert not differ(tmp_path, CO_ANIMATOR, (ONE, ANOTHER, (0, 1)), (ONE, ANOTHER, (1, 0)))
