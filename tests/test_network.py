"""Networks and territories set on screen: planned, refused in words, written, undone."""

import csv
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stores import HIGH_COUNTRY, NETWORK, SEVEN_VALLEYS, TWO_BAYS, Filling, content, territory

from ctg_data import store
from ctg_data.access import AccountRole, Denied, Viewer
from ctg_data.network.belonging import checked_siren, join, join_new, leave
from ctg_data.network.networks import add_network, rename_network
from ctg_data.network.notes import LONGEST, add_note
from ctg_data.network.removal import remove
from ctg_data.network.spelling import add_alias, aliases
from ctg_data.network.writing import write
from ctg_data.plan import Known, Plan
from ctg_data.selection import Selection
from ctg_data.store import Database, PlanOutdated
from ctg_data.store.seed import REFERENCE

NOW, JUNE = date(2026, 1, 1), date(2026, 6, 30)
UNKNOWN = "732829320"  # a right SIREN that no territory has
Planned = Callable[[Known], Plan]


def known(db: Database, network: int = NETWORK) -> Known:
    with db.reading() as tx:
        return store.known_network(tx, network)


def done(db: Database, planned: Planned) -> int:
    return write(db, planned, planned(known(db)), label="essai")


def refused(db: Database, planned: Planned) -> str:
    with pytest.raises(ValueError, match=r"attendu|déjà") as said:
        planned(known(db))
    return str(said.value).replace("\xa0", " ").replace("\u202f", " ")


def belonging(db: Database, siren: str) -> int:
    return next(
        int(str(row["id"])) for row in known(db)["network_territory"] if row["territory_id"] == place(db, siren)
    )


def place(db: Database, siren: str) -> int:
    return territory(db, siren)


def stranger(db: Database) -> int:
    """A territory of Pas-de-Calais that is not of the network."""
    return territory(db, "200035442")


@pytest.fixture
def peopled(db: Database) -> Database:
    """Two members of one territory, one of whom left in May; one of another; a meeting held in September."""
    filling = Filling(db)
    stays, left, other = filling.person("Reste"), filling.person("Partie"), filling.person("Ailleurs")
    filling.member(stays, place(db, SEVEN_VALLEYS))
    filling.member(left, place(db, SEVEN_VALLEYS), end_on=date(2026, 5, 31))
    filling.member(other, place(db, TWO_BAYS))
    meeting = filling.meeting(date(2026, 9, 15))
    filling.attendance(meeting, stays, "present", place(db, SEVEN_VALLEYS))
    filling.commit()
    return db


def ends(db: Database) -> list[object]:
    return [row["end_on"] for row in known(db)["membership"]]


def test_a_territory_joins_on_a_day(db: Database) -> None:
    done(db, partial(join, territory=stranger(db), start=NOW))

    with db.reading() as tx:
        before = store.territories(tx, Selection(NETWORK, end=date(2025, 12, 31)))
        after = store.territories(tx, Selection(NETWORK, NOW))
    assert (len(before), len(after)) == (3, 4)


def test_a_territory_that_belongs_does_not_join_again(db: Database) -> None:
    said = refused(db, partial(join, territory=territory(db), start=NOW))
    assert said == "CC des 7 Vallées fait déjà partie du réseau, du 01/01/2000 sans date de fin."


def test_a_territory_that_left_comes_back_the_day_after(db: Database) -> None:
    done(db, partial(leave, belonging=belonging(db, SEVEN_VALLEYS), last=JUNE))
    done(db, partial(join, territory=territory(db), start=date(2026, 7, 1)))

    assert len(known(db)["network_territory"]) == 4


def test_who_belonged_for_a_territory_leaves_with_it_and_who_had_left_keeps_their_day(peopled: Database) -> None:
    done(peopled, partial(leave, belonging=belonging(peopled, SEVEN_VALLEYS), last=JUNE))
    assert ends(peopled) == [JUNE, date(2026, 5, 31), None]


def test_a_leave_leaves_every_mark_as_it_was(peopled: Database) -> None:
    before = content(peopled, "attendance", "attendance_territory")
    done(peopled, partial(leave, belonging=belonging(peopled, SEVEN_VALLEYS), last=JUNE))
    assert content(peopled, "attendance", "attendance_territory") == before


def test_a_leave_undone_gives_back_the_memberships(peopled: Database) -> None:
    before = content(peopled)
    number = done(peopled, partial(leave, belonging=belonging(peopled, SEVEN_VALLEYS), last=JUNE))
    with peopled.writing() as tx:
        store.undo(tx, number)
    assert content(peopled) == before


def test_a_territory_does_not_leave_before_it_joined(db: Database) -> None:
    done(db, partial(join, territory=stranger(db), start=NOW))
    leaving = partial(leave, belonging=belonging(db, "200035442"), last=date(2025, 12, 31))
    assert refused(db, leaving) == "Dernier jour : 31/12/2025 ; attendu : le 01/01/2026 ou après."


def test_a_territory_does_not_leave_before_somebody_is_to_belong_for_it(db: Database) -> None:
    filling = Filling(db)
    filling.member(filling.person("Future"), territory(db), start_on=date(2026, 9, 1))
    filling.commit()
    leaving = partial(leave, belonging=belonging(db, SEVEN_VALLEYS), last=JUNE)
    assert "01/09/2026" in refused(db, leaving)


def test_the_meetings_held_since_a_leave_are_counted(peopled: Database) -> None:
    with peopled.reading() as tx:
        since = [
            store.meetings_served(tx, NETWORK, place(peopled, siren), JUNE, date(2100, 1, 1))
            for siren in (SEVEN_VALLEYS, TWO_BAYS)
        ]
    assert since == [1, 0]


def reference() -> list[dict[str, str]]:
    with (REFERENCE / "epci_62.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_names_of_the_reference_bear_true_apostrophes() -> None:
    apostrophes = {letter for line in reference() for letter in line["nom"] if letter in "'’"}
    assert apostrophes == {"’"}


def test_every_epci_of_the_reference_has_a_siren_whose_key_is_right() -> None:
    sirens = [line["siren"] for line in reference()]
    assert [checked_siren(siren) for siren in sirens] == sirens != []


@given(st.integers(0, 8), st.integers(1, 9))
def test_a_siren_one_digit_of_which_is_wrong_is_refused(position: int, more: int) -> None:
    digits = list(SEVEN_VALLEYS)
    digits[position] = str((int(digits[position]) + more) % 10)
    with pytest.raises(ValueError, match="clé"):
        checked_siren("".join(digits))


@pytest.mark.parametrize("written", ["", "12345678", "2000440300", "20004403O", "²00044030"])
def test_a_siren_is_nine_digits(written: str) -> None:
    with pytest.raises(ValueError, match="attendu"):
        checked_siren(written)


def test_a_siren_may_be_written_in_groups() -> None:
    assert checked_siren("200 044 030") == SEVEN_VALLEYS


def test_a_territory_that_nobody_knew_joins_with_the_ways_in_which_people_write_it(db: Database) -> None:
    done(db, partial(join_new, siren=UNKNOWN, name="CC  de la Vallée Imaginaire", start=NOW))

    after = known(db)
    created = next(row for row in after["territory"] if row["siren"] == UNKNOWN)
    theirs = {row["alias"] for row in after["territory_alias"] if row["territory_id"] == created["id"]}
    assert (created["name"], "Vallée Imaginaire" in theirs) == ("CC de la Vallée Imaginaire", True)


def test_a_territory_known_is_to_be_chosen_and_not_created_again(db: Database) -> None:
    said = refused(db, partial(join_new, siren=HIGH_COUNTRY, name="CC Imaginaire", start=NOW))
    assert said.endswith("attendu : le choisir dans la liste.")


def test_a_territory_created_and_undone_leaves_nothing(db: Database) -> None:
    before = content(db)
    number = done(db, partial(join_new, siren=UNKNOWN, name="CC Imaginaire", start=NOW))
    with db.writing() as tx:
        store.undo(tx, number)
    assert content(db) == before


def test_another_name_leads_to_its_territory(db: Database) -> None:
    done(db, partial(add_alias, territory=territory(db), written="Les Sept-V"))
    assert "Les Sept-V" in [row["alias"] for row in aliases(known(db), territory(db))]


def test_a_name_that_means_a_territory_is_not_given_to_another(db: Database) -> None:
    said = refused(db, partial(add_alias, territory=stranger(db), written="ca2bm"))
    assert said == "« ca2bm » désigne déjà CA des 2 Baies en Montreuillois ; attendu : une autre façon d’écrire."


def test_another_name_is_taken_away_and_given_back(db: Database) -> None:
    before = content(db)
    alias = aliases(known(db), territory(db))[0]
    number = done(db, partial(remove, table="territory_alias", number=int(str(alias["id"]))))
    with db.writing() as tx:
        store.undo(tx, number)
    assert content(db) == before


def test_a_note_is_read_on_the_sheet_of_its_territory_by_a_reader(db: Database) -> None:
    done(db, partial(add_note, territory=territory(db), day=NOW, text=" Ctg en  renouvellement "))
    with db.seen_by(Viewer("copil", AccountRole.READER)).reading() as tx:
        found = [
            store.territory_notes(tx, Selection(NETWORK, territories=(place(db, siren),)))["text"].tolist()
            for siren in (SEVEN_VALLEYS, TWO_BAYS)
        ]
    assert found == [["Ctg en renouvellement"], []]


def test_a_note_to_come_is_not_of_the_period(db: Database) -> None:
    done(db, partial(add_note, territory=territory(db), day=NOW, text="Poste vacant"))
    with db.reading() as tx:
        assert store.territory_notes(tx, Selection(NETWORK, end=date(2025, 12, 31))).empty


def test_the_note_of_a_territory_of_another_network_is_not_told(db: Database) -> None:
    done(db, partial(add_note, territory=stranger(db), day=NOW, text="Poste vacant"))
    with db.reading() as tx:
        assert store.territory_notes(tx, Selection(NETWORK)).empty


@pytest.mark.parametrize("text", ["", " ", "x" * (LONGEST + 1)])
def test_a_note_says_something_and_holds_on_the_sheet(db: Database, text: str) -> None:
    assert "attendu" in refused(db, partial(add_note, territory=territory(db), day=NOW, text=text))


def test_a_network_is_added_with_its_territories_and_the_first_one_does_not_move(db: Database) -> None:
    before = known(db)["network_territory"]
    done(db, partial(add_network, name=" Départemental ", territories=(stranger(db), territory(db)), start=NOW))
    with db.reading() as tx:
        other, name = _networks(tx)[-1]
        theirs = store.territories(tx, Selection(other))
    assert (name, len(theirs), known(db)["network_territory"]) == ("Départemental", 2, before)


def test_a_network_without_any_territory_is_refused(db: Database) -> None:
    assert "un au moins" in refused(db, partial(add_network, name="Autre", territories=(), start=NOW))


@pytest.mark.parametrize("name", ["", " ", "EXPÉRIMENTATION"])
def test_a_network_has_a_name_of_its_own(db: Database, name: str) -> None:
    assert "attendu" in refused(db, partial(add_network, name=name, territories=(territory(db),), start=NOW))


def test_a_network_renamed_keeps_its_number(db: Database) -> None:
    done(db, partial(rename_network, name="Les trois EPCI"))
    with db.reading() as tx:
        assert _networks(tx) == [(NETWORK, "Les trois EPCI")]


def test_a_network_keeps_its_name_with_other_capitals(db: Database) -> None:
    assert len(rename_network(known(db), "EXPÉRIMENTATION").changes) == 1


def test_what_changed_since_it_was_shown_is_not_written(db: Database) -> None:
    planned = partial(join, territory=stranger(db), start=NOW)
    shown = planned(known(db))
    done(db, planned)
    with pytest.raises(PlanOutdated):
        write(db, planned, shown, label="essai")


def test_a_reader_changes_no_network(db: Database) -> None:
    with pytest.raises(Denied):
        known(db.seen_by(Viewer("copil", AccountRole.READER)))


def _networks(tx: store.Transaction) -> list[tuple[int, str]]:
    return [(int(number), str(name)) for number, name in store.networks(tx).itertuples(index=False)]
