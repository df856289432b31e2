"""How able people feel, campaign after campaign: the whole network first."""

from dataclasses import replace

import streamlit as st

from ctg_data.charts import self_efficacy as charts
from ctg_data.charts import self_efficacy_details as details
from ctg_data.charts.provisional import marked
from ctg_data.indicators.change import change_figures, latest_change
from ctg_data.indicators.figure import latest
from ctg_data.indicators.self_efficacy import breaks, campaigns, on_same_scale, self_efficacy_figures
from ctg_data.ui import frame
from ctg_data.ui.data import load_counts
from ctg_data.ui.figures import cards, chart
from ctg_data.ui.first_steps import FORMS, IMPORT, stop_if_empty
from ctg_data.vocabulary import Domain

view = frame.current()
whole = replace(view.selection, territories=())
known = load_counts(whole)
stop_if_empty(
    view,
    known.campaigns,
    "Aucune campagne d’auto-évaluation",
    "Aucune campagne d’auto-évaluation n’a encore eu lieu. Imprimez le formulaire (page « Auto-évaluations »), "
    "faites-le remplir, puis saisissez les réponses : la première campagne sert de point de départ.",
    FORMS,
    IMPORT,
)
network, chosen = on_same_scale(known), on_same_scale(load_counts(view.selection))
rounds = campaigns(network)
names, scale = [campaign.name for campaign in rounds], rounds[-1].scale
figures, moved, change = self_efficacy_figures(network), change_figures(network), latest_change(network)
scope = replace(view, scope="réseau entier").words
if len(network.campaigns) < len(known.campaigns):
    st.caption(charts.OTHER_SCALE)

median = latest(figures, "self_efficacy_median")
cards.row(
    [
        cards.of(median, charts.answered(median, names[-1]), charts.half(median), unit=charts.on_scale(scale)),
        cards.of(latest(moved, "self_efficacy_change"), charts.in_people(change), value=charts.median_change(change)),
    ],
    whole,
)
by_domain = {domain: self_efficacy_figures(network, domain=domain) for domain in Domain}
parted = {domain: breaks(rounds, domain) for domain in Domain}
domains = charts.domains(by_domain, names, rounds[-1].item_scale, scope, parted)
every = (charts.campaigns(figures, names, scale, scope, breaks(rounds)), domains)
chart.side_by_side([marked(each, network) for each in every], per_row=2, selection=whole)
chart.show(marked(charts.change(change, scope), network), selection=whole)
by_territory = self_efficacy_figures(chosen, ("territory",))
territories = charts.territories(by_territory, names, chosen.names, scale, view.words, breaks(rounds))
chart.show(marked(territories, network))
with st.expander("Le détail statistique"):
    st.table(details.means(figures, names), hide_index=True)
    for sentence in details.tested(change):
        st.markdown(sentence)
st.caption(
    "Sans groupe de comparaison, ces chiffres décrivent une évolution : le réseau y contribue, parmi d’autres appuis."
)
