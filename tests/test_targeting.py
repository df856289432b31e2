"""A target set, changed, ended, undone; and those of elsewhere left alone."""

from dataclasses import replace
from datetime import date

import pytest
from stores import NETWORK, SEVEN_VALLEYS, TWO_BAYS, Filling, count, territory

from ctg_data import store
from ctg_data.access import AccountRole, Denied, Viewer
from ctg_data.committee.targeting import NEW, plan_target, range_of, withdraw_target, write_target
from ctg_data.indicators.declarations import INDICATORS
from ctg_data.indicators.targets import Target, listed_targets
from ctg_data.plan import Change, Plan
from ctg_data.selection import Selection
from ctg_data.store import Database, PlanOutdated

RATE, TOPICS, DELAY = (INDICATORS[key] for key in ("attendance_rate", "codev_topics_processed", "problem_median_delay"))
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
PERCENT = (0.0, 100.0)
WANTED = Target(NEW, RATE.key, None, FIRST, None, 80.0)
SET = replace(WANTED, id=7)


def known(db: Database, selection: Selection = Selection(NETWORK)) -> tuple[Target, ...]:  # noqa: B008
    with db.reading() as tx:
        return listed_targets(store.targets(tx, selection))


def set_(db: Database, wanted: Target = WANTED, seen: Target | None = None) -> int | None:
    indicator = INDICATORS[wanted.indicator]
    return write_target(db, NETWORK, indicator, wanted, range_of(indicator, 10), seen, label="Cible")


def refused(wanted: Target, *others: Target, seen: Target | None = None) -> str:
    indicator = INDICATORS[wanted.indicator]
    with pytest.raises(ValueError, match="Cible") as said:
        plan_target(others, NETWORK, indicator, wanted, range_of(indicator, 10), seen)
    return str(said.value).replace("\u202f", " ").replace("\xa0", " ")


def test_a_target_set_is_known(db: Database) -> None:
    set_(db)

    assert [replace(target, id=NEW) for target in known(db)] == [WANTED]


def test_a_target_changed_keeps_its_row_and_writes_only_what_differs() -> None:
    plan = plan_target([SET], NETWORK, RATE, replace(SET, value=85.0), PERCENT, SET)

    assert plan == Plan(NETWORK, (Change("target", SET.id, {"value": 80.0}, {"value": 85.0}),))


def test_a_target_ended_keeps_its_value(db: Database) -> None:
    set_(db)
    (before,) = known(db)
    set_(db, replace(before, end=LAST), before)

    assert known(db) == (replace(before, end=LAST),)


def test_a_target_that_does_not_change_writes_nothing(db: Database) -> None:
    set_(db)
    (before,) = known(db)

    assert (set_(db, before, before), count(db, "import")) == (None, 1)


def test_a_target_changed_elsewhere_since_is_not_overwritten(db: Database) -> None:
    set_(db)
    (seen,) = known(db)
    set_(db, replace(seen, value=70.0), seen)

    with pytest.raises(PlanOutdated):
        set_(db, replace(seen, value=90.0), seen)


def test_a_change_of_target_is_undone(db: Database) -> None:
    set_(db)
    (before,) = known(db)
    import_id = set_(db, replace(before, value=70.0, end=LAST), before)

    with db.writing() as tx:
        store.undo(tx, import_id or 0)

    assert known(db) == (before,)


def test_a_target_set_is_undone(db: Database) -> None:
    import_id = set_(db)

    with db.writing() as tx:
        store.undo(tx, import_id or 0)

    assert known(db) == ()


def test_a_target_withdrawn_is_gone_and_comes_back_when_that_is_undone(db: Database) -> None:
    set_(db)
    (before,) = known(db)
    import_id = withdraw_target(db, NETWORK, before, label="Cible retirée")
    gone = known(db)

    with db.writing() as tx:
        store.undo(tx, import_id)

    assert (gone, known(db)) == ((), (before,))


def test_a_target_changed_elsewhere_since_is_not_withdrawn(db: Database) -> None:
    set_(db)
    (seen,) = known(db)
    set_(db, replace(seen, value=70.0), seen)

    with pytest.raises(PlanOutdated):
        withdraw_target(db, NETWORK, seen, label="Cible retirée")


def test_setting_a_target_raises_the_version_of_the_data(db: Database) -> None:
    with db.reading() as tx:
        before = tx.version
    set_(db)

    with db.reading() as tx:
        assert tx.version == before + 1


def test_a_reader_reads_the_targets_and_sets_none(db: Database) -> None:
    set_(db)
    reader = db.seen_by(Viewer("copil", AccountRole.READER))
    assert len(known(reader)) == 1

    with pytest.raises(Denied):
        set_(reader, replace(WANTED, start=LAST))


@pytest.fixture
def everywhere(db: Database) -> tuple[Database, int, int]:
    """The same target in two networks, two territories, and at two times."""
    bays, valleys = territory(db, TWO_BAYS), territory(db, SEVEN_VALLEYS)
    filling = Filling(db)
    other = filling.add("network", name="Départemental")
    for network, place, start, end in (
        (NETWORK, None, FIRST, LAST),
        (other, None, FIRST, LAST),
        (NETWORK, bays, FIRST, LAST),
        (NETWORK, valleys, FIRST, None),
        (NETWORK, None, date(2026, 1, 1), None),
    ):
        where = {"network_id": network, "territory_id": place}
        filling.add("target", indicator=RATE.key, start_on=start, end_on=end, value=80.0, **where)
    filling.commit()
    return db, bays, valleys


def test_the_targets_of_another_network_are_not_read(everywhere: tuple[Database, int, int]) -> None:
    db, *_ = everywhere

    assert len(known(db)) == 4


def test_the_targets_of_the_period_are_read(everywhere: tuple[Database, int, int]) -> None:
    db, bays, valleys = everywhere
    year = known(db, Selection(NETWORK, FIRST, LAST))

    assert {(target.territory, target.start) for target in year} == {(None, FIRST), (bays, FIRST), (valleys, FIRST)}


def test_the_targets_of_a_territory_come_with_those_of_the_network(everywhere: tuple[Database, int, int]) -> None:
    db, bays, _ = everywhere

    assert {target.territory for target in known(db, Selection(NETWORK, territories=(bays,)))} == {None, bays}


@pytest.mark.parametrize("value", [-1.0, 101.0])
def test_a_rate_beyond_its_scale_is_refused(value: float) -> None:
    assert refused(replace(WANTED, value=value)).endswith(f"valeur {value:g} ; attendu : de 0 à 100 (%).")


def test_a_score_is_held_to_the_scale_of_the_questionnaire() -> None:
    assert range_of(INDICATORS["self_efficacy_median"], 4) == (0, 4)


def test_a_number_has_no_highest_value() -> None:
    assert range_of(TOPICS, 4) == (0, None)


def test_a_target_that_ends_before_it_begins_is_refused() -> None:
    said = refused(replace(WANTED, start=LAST, end=FIRST))

    assert said.endswith("dernier jour 01/01/2025 ; attendu : le 31/12/2025 ou après.")


def test_a_number_that_adds_up_needs_the_end_of_its_period() -> None:
    assert "attendu : celui de la période" in refused(replace(WANTED, indicator=TOPICS.key, value=20))


def test_a_delay_needs_no_end() -> None:
    wanted = replace(WANTED, indicator=DELAY.key, value=90.0)

    assert plan_target([], NETWORK, DELAY, wanted, range_of(DELAY, 10)).created == 1


def test_a_second_target_from_the_same_day_in_the_same_place_is_refused() -> None:
    assert "01/01/2025" in refused(replace(WANTED, value=60.0), SET)


def test_another_territory_indicator_or_day_is_no_second_target() -> None:
    others = [replace(SET, territory=3), replace(SET, indicator=DELAY.key), replace(SET, start=LAST)]

    assert plan_target(others, NETWORK, RATE, WANTED, PERCENT).created == 1


def test_what_has_no_better_way_is_not_aimed_at() -> None:
    assert "ni hausse ni baisse" in refused(replace(WANTED, indicator="problems_open", end=LAST))
