from itertools import chain, combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ctg_data.indicators.change import change_figures, gives_nothing_back, pair_mask
from ctg_data.indicators.masking import Mask, by_cell, mask_members, mask_people, mask_scores
from ctg_data.indicators.self_efficacy import masks, self_efficacy_figures
from ctg_data.indicators.shape import NUMBERS
from tests.counted import CAMPAIGNS, DEPART, HAUT_PAYS, LATER, SEPT_VALLEES, TERRITORIES, answers, counts, frame, people

FIVE, SIX, SEVEN = (1.0, 2, 3, 4, 5), (1.0, 2, 3, 4, 5, 6), (1.0, 2, 3, 4, 5, 6, 7)


def grid(*cells):
    return {cell: {"": tuple(map(float, scores))} for cell, scores in enumerate(cells, start=1)}


def test_a_cell_of_five_different_answers_shows():
    assert mask_scores(grid(FIVE, SIX)) == Mask()


def test_a_cell_of_four_is_hidden_with_the_smallest_of_the_others():
    assert mask_scores(grid(SEVEN, (1, 2, 3, 4), SIX)).hidden == {2, 3}


def test_equal_answers_are_hidden_however_many():
    assert 1 in mask_scores(grid((4,) * 9, SIX, SEVEN)).hidden


def test_cells_hidden_stay_hidden_until_they_are_five_together():
    assert mask_scores(grid((1, 2), (1, 5), SIX, SEVEN)).hidden == {1, 2, 3}


def test_the_total_hides_too_where_everybody_together_is_too_few():
    mask = mask_scores(grid((1, 2), (3, 4)))

    assert not mask.shows({1, 2})


def test_the_total_of_a_small_network_shows_while_its_cells_do_not():
    mask = mask_scores(grid((1, 2), (3, 4, 5), (6, 7, 8, 9)))

    assert (mask.hidden, mask.shows({1, 2, 3}), mask.shows({1, 2})) == ({1, 2, 3}, True, False)


def test_those_who_did_not_say_their_territory_are_a_cell_of_their_own():
    rows = frame("scores", [*answers(DEPART, 1, SEVEN), *answers(DEPART, 2, SIX), *answers(DEPART, None, (3, 4))])

    assert mask_scores(by_cell(rows)).hidden == {None, 2}


def test_a_domain_answered_by_four_hides_the_whole_cell():
    domains = {1: {"": SIX, "peers": SIX[:4]}, 2: {"": SIX, "peers": SIX}, 3: {"": SEVEN, "peers": SEVEN}}

    assert 1 in mask_scores(domains).hidden


def test_a_territory_of_four_people_takes_another_with_it():
    assert mask_people({1: 4, 2: 9, 3: 6}).hidden == {1, 3}


def test_a_territory_without_anybody_is_small():
    assert mask_members(counts(members=people(6, 7))).hidden == {1, 3}


def test_a_filter_does_not_forget_a_vacant_territory():
    everywhere = [*people(6, 7), (SEPT_VALLEES, "", 0)]

    assert mask_members(counts(territories=TERRITORIES[:1], members=everywhere)).hidden == {HAUT_PAYS, SEPT_VALLEES}


scores = st.lists(st.integers(0, 10).map(float), min_size=1, max_size=8).map(tuple)
random_grids = st.dictionaries(st.sampled_from([None, 1, 2, 3, 4]), scores.map(lambda s: {"": s}), max_size=5)


def every_selection(cells):
    return chain.from_iterable(combinations(cells, size) for size in range(1, len(cells) + 1))


def can_be_had(hidden, shown):
    """Whether the vector is a linear combination of those shown."""
    if len(shown) == 0:
        return False
    return np.linalg.matrix_rank(np.array([*shown, hidden])) == np.linalg.matrix_rank(np.array(shown))


@settings(deadline=None)
@given(random_grids)
def test_no_sum_or_difference_of_totals_shown_gives_a_hidden_cell(cells):
    mask, order = mask_scores(cells), sorted(cells, key=str)
    shown = [[cell in chosen for cell in order] for chosen in every_selection(order) if mask.shows(chosen)]

    had = [cell for cell in mask.hidden if can_be_had([float(other == cell) for other in order], np.float64(shown))]

    assert had == []


@settings(deadline=None)
@given(random_grids, st.sets(st.sampled_from([None, 1, 2, 3, 4])))
def test_whatever_is_shown_is_the_answers_of_five_people_not_all_equal(cells, chosen):
    pooled = [score for cell in chosen & cells.keys() for score in cells[cell][""]]

    shown = bool(pooled) and mask_scores(cells).shows(chosen & cells.keys())

    assert not shown or (len(pooled) >= 5 and len(set(pooled)) > 1)


BOTH, FIRST_ONLY, LAST_ONLY = (True, True), (True, False), (False, True)
in_waves = st.sampled_from([BOTH, BOTH, FIRST_ONLY, LAST_ONLY])
two_waves = st.fixed_dictionaries(
    {cell: st.tuples(st.integers(1, 8), in_waves, st.sampled_from([BOTH, BOTH, LAST_ONLY])) for cell in range(4)}
)


def waves(cells):
    """Scores of two campaigns: each cell has its number of people, the waves they answered, and those of its last."""
    rows = [
        (campaign, cell or None, f"p{cell}-{person}", "", float((person * person + 3 * campaign) % 11), 10)
        for cell, (number, waves_of_all, waves_of_last) in cells.items()
        for person in range(number)
        for campaign, answered in zip((DEPART, LATER), waves_of_last if person == 7 else waves_of_all, strict=True)
        if answered
    ]
    return frame("scores", rows)


def vector(rows, sign, order):
    present = set(zip(rows["campaign_id"], rows["respondent"], strict=True))
    return [sign.get(place[0], 0.0) * (place in present) for place in order]


@settings(deadline=None, max_examples=300)
@given(two_waves)
def test_the_mean_change_beside_the_means_never_gives_a_hidden_cell(cells_of_waves):
    rows = waves(cells_of_waves)
    order = list(zip(rows["campaign_id"], rows["respondent"], strict=True))
    known = masks(rows)
    cells = {
        (campaign, cell): rows[(rows["campaign_id"] == campaign) & (rows["territory_id"].fillna(0) == (cell or 0))]
        for campaign in known
        for cell in (None, 1, 2, 3)
    }
    shown = [vector(rows[rows["campaign_id"] == c], {c: 1.0}, order) for c in known if known[c].shows({None, 1, 2, 3})]
    shown += [vector(cells[c, t], {c: 1.0}, order) for c, t in cells if t not in known[c].hidden]
    open_total = len(known) == 2 and pair_mask(rows, DEPART, LATER).shows({None, 1, 2, 3})
    if open_total and gives_nothing_back(rows, DEPART, LATER):
        both = rows[rows.duplicated("respondent", keep=False)]
        shown.append(vector(both, {DEPART: -1.0, LATER: 1.0}, order))

    hidden = [vector(cells[c, t], {c: 1.0}, order) for c in known for t in known[c].hidden]

    assert [cell for cell in hidden if can_be_had(cell, [row for row in shown if any(row)])] == []


def test_one_newcomer_keeps_the_mean_change_back():
    assert not gives_nothing_back(waves({1: (7, BOTH, BOTH), 2: (8, BOTH, LAST_ONLY)}), DEPART, LATER)


def test_a_whole_territory_that_left_keeps_the_mean_change_back():
    assert not gives_nothing_back(waves({1: (7, BOTH, BOTH), 2: (6, FIRST_ONLY, BOTH)}), DEPART, LATER)


def test_everybody_in_both_campaigns_lets_the_mean_change_be_told():
    assert gives_nothing_back(waves({1: (7, BOTH, BOTH), 2: (6, BOTH, BOTH)}), DEPART, LATER)


def test_a_cell_hidden_in_either_campaign_is_hidden_in_the_change():
    rows = waves({1: (8, BOTH, LAST_ONLY), 2: (3, LAST_ONLY, BOTH), 3: (7, BOTH, BOTH)})

    assert pair_mask(rows, DEPART, LATER).hidden >= masks(rows)[LATER].hidden == {2, 3}


def test_what_is_masked_holds_no_number():
    asked = counts(campaigns=CAMPAIGNS, scores=[*answers(DEPART, 1, (1, 2)), *answers(LATER, 1, (3, 4))])

    rows = [self_efficacy_figures(asked), change_figures(asked)]

    assert all(row["masked"].all() and row[list(NUMBERS)].isna().all(axis=None) for row in rows)


def test_a_filter_never_computes_again_what_is_hidden():
    given_scores = [*answers(DEPART, 1, SIX), *answers(DEPART, 2, SEVEN), *answers(DEPART, 3, (1, 2))]
    chosen = counts(territories=TERRITORIES[:1], campaigns=CAMPAIGNS[:1], scores=given_scores)

    assert self_efficacy_figures(chosen)["masked"].all()
