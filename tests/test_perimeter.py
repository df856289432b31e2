"""The territories that belonged to the network all along, and the trends drawn on them alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stores import HIGH_COUNTRY, NETWORK, SEVEN_VALLEYS, TWO_BAYS, Filling, commit_changes, content, territory
from typer.testing import CliRunner, Result

from ctg_data import store
from ctg_data.cli import app
from ctg_data.perimeter import Belonging, Perimeter, listed_belongings, perimeter
from ctg_data.plan import Change
from ctg_data.selection import Selection, previous_period
from ctg_data.store import Database

START, TODAY = date(2024, 1, 1), date(2026, 6, 30)
Q1, Q2 = (date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 6, 30))
ALWAYS = Belonging(1, START)


def held(*others: Belonging, start: date = Q2[0], end: date = Q2[1]) -> Perimeter:
    return perimeter([ALWAYS, *others], start, end, TODAY)


def test_a_perimeter_where_nobody_came_or_went_has_not_moved() -> None:
    assert held(Belonging(2, START)) == Perimeter(frozenset({1, 2}), moved=False)


def test_a_territory_that_joined_within_the_period_is_left_out() -> None:
    assert held(Belonging(2, date(2026, 5, 1))) == Perimeter(frozenset({1}), moved=True)


def test_a_territory_that_left_within_the_period_is_left_out() -> None:
    assert held(Belonging(2, START, date(2026, 5, 1))) == Perimeter(frozenset({1}), moved=True)


def test_a_territory_that_joined_since_the_period_compared_with_is_left_out() -> None:
    assert held(Belonging(2, Q2[0])).constant == {1}


def test_a_territory_that_joined_on_the_first_day_compared_is_kept() -> None:
    assert held(Belonging(2, Q1[0])) == Perimeter(frozenset({1, 2}), moved=False)


def test_a_territory_that_left_long_before_moves_nothing() -> None:
    assert held(Belonging(2, START, date(2025, 12, 31))) == Perimeter(frozenset({1}), moved=False)


def test_a_territory_that_joins_after_the_period_moves_nothing() -> None:
    assert held(Belonging(2, date(2026, 7, 1))) == Perimeter(frozenset({1}), moved=False)


def test_a_leave_to_come_has_not_moved_the_year_under_way() -> None:
    leaving = Belonging(2, START, date(2026, 12, 1))
    assert held(leaving, start=date(2026, 1, 1), end=date(2026, 12, 31)).constant == {1, 2}


def test_a_territory_back_the_day_after_it_left_never_was_away() -> None:
    assert held(Belonging(2, START, date(2026, 4, 30)), Belonging(2, date(2026, 5, 1))).constant == {1, 2}


def test_the_whole_period_begins_with_the_first_territory_of_the_network() -> None:
    assert perimeter([ALWAYS], date(2000, 1, 1), date(2100, 12, 31), TODAY) == Perimeter(frozenset({1}), moved=False)


days = st.dates(date(2024, 1, 1), date(2026, 12, 31))
belongings = st.lists(
    st.builds(
        lambda territory, start, length: Belonging(territory, start, length and start + timedelta(length)),
        st.integers(1, 3),
        days,
        st.none() | st.integers(1, 500),
    ),
    max_size=5,
)


@given(belongings, st.tuples(days, days).map(sorted))
def test_a_territory_is_constant_where_it_belonged_on_each_day(known: list[Belonging], bounds: list[date]) -> None:
    start, end = bounds
    before = previous_period(start, end)
    found = perimeter(known, start, end, TODAY).constant
    first = max(before[0] if before else start, min((each.start for each in known), default=start))
    last = max(first, min(end, TODAY))

    def on(territory: int, day: date) -> bool:
        return any(e.territory == territory and e.start <= day <= (e.end or date.max) for e in known)

    looked = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    compared = {t for t in (1, 2, 3) if all(on(t, day) for day in looked)}
    assert found == compared


@pytest.fixture
def moved(db: Database) -> Database:
    """Three territories of one CCT each, all present in February; one of the three left in March."""
    filling = Filling(db)
    meeting = filling.meeting(date(2026, 2, 10))
    for siren in (SEVEN_VALLEYS, TWO_BAYS, HIGH_COUNTRY):
        person = filling.person(f"Personne {siren}")
        filling.member(person, territory(db, siren))
        filling.attendance(meeting, person, "present", territory(db, siren))
    filling.commit()
    leaves(db, HIGH_COUNTRY, date(2026, 3, 1))
    return db


def leaves(db: Database, siren: str, day: date) -> None:
    rows = content(db, "network_territory")["network_territory"]
    number = next(row[0] for row in rows if row[2] == territory(db, siren))
    commit_changes(db, Change("network_territory", int(str(number)), {"end_on": None}, {"end_on": day}))


def asked(db: Database, *options: str) -> Result:
    """What the command line says of the first quarter."""
    period = ("--from", "2026-01-01", "--to", "2026-03-31")
    return CliRunner(env={"CTG_DATABASE_URL": str(db.url)}).invoke(app, ["indicators", *period, *options, "--json"])


def test_the_figures_of_a_constant_perimeter_are_those_of_its_territories(moved: Database) -> None:
    chosen = asked(moved, "--territory", SEVEN_VALLEYS, "--territory", TWO_BAYS)

    assert asked(moved, "--constant-perimeter").stdout == chosen.stdout != asked(moved).stdout


def test_a_constant_perimeter_without_any_territory_is_refused_and_never_all_of_them(moved: Database) -> None:
    refused = asked(moved, "--constant-perimeter", "--territory", HIGH_COUNTRY)

    assert (refused.exit_code, refused.stdout) == (1, "")


def test_the_belongings_of_another_network_are_not_told(moved: Database) -> None:
    filling = Filling(moved)
    other = filling.add("network", name="Départemental")
    filling.add("network_territory", network_id=other, territory_id=territory(moved), start_on=START)
    filling.commit()
    with moved.reading() as tx:
        told = listed_belongings(store.belongings(tx, Selection(NETWORK)))

    assert {each.start for each in told} == {date(2000, 1, 1)}
