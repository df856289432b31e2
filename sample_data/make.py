"""Write the sample workbooks again: `python -m sample_data.make`. The same run gives the same files."""

import dataclasses
import tomllib
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from ctg_data.meeting_content import QuestionnaireContent
from ctg_data.workbooks.sheets import to_bytes
from sample_data import by_hand, committee_values, small_story, story, template
from sample_data.open_document import open_document
from sample_data.telling import Story

HERE = Path(__file__).resolve().parent
QUESTIONNAIRE_FILE = HERE.parent / "ctg_data" / "reference" / "questionnaire.toml"
YEAR_2026 = date(2025, 12, 1), date(2026, 12, 31)
LEFT_BLANK = frozenset({"LOISEL"})
"""Whose mark the sheet of September 2025 leaves blank; the yearly matrix settles it."""


def saved(book: Workbook) -> bytes:
    """The file of a workbook, which says in its properties that nobody in it exists."""
    book.properties.description = "Personnes et faits inventés"
    return to_bytes(book)


def main() -> None:
    """Write both networks, and what the committee follows beside."""
    folders = {"classeurs": network(), "petit_reseau": small_network(), "copil": committee()}
    for folder, files in folders.items():
        (HERE / folder).mkdir(exist_ok=True)
        for name, content in files.items():
            (HERE / folder / name).write_bytes(content)


def network() -> dict[str, bytes]:
    """The files of `classeurs/` by name; their alphabetical order is the order of import."""
    told, printed = story.STORY, questionnaire()

    def filled(number: int, *, signed: bool = True) -> bytes:
        return saved(template.meeting(told, number, printed, signed=signed))

    return {
        "00_annuaire.xlsx": saved(template.directory(before(told, *YEAR_2026))),
        "01_rencontre_2025-03-18.xlsx": filled(0),
        "02_emargement_2025-06-17.xlsx": saved(by_hand.one_column_of_names(told, 1)),
        "03_codev_2025-06-17.xlsx": filled(1, signed=False),
        "04_emargement_2025-09-16.xlsx": saved(by_hand.two_header_rows(told, 2, LEFT_BLANK)),
        "05_rencontre_2025-12-16.xlsx": filled(3),
        "06_suivi_2025.xlsx": saved(by_hand.matrix(told, 2025)),
        "07_mouvements_2026.csv": by_hand.movements(told, *YEAR_2026),
        "08_formation_2026-02-03.ods": open_document("Formation", by_hand.training_sheet(told, 4)),
        "09_rencontre_2026-03-17.xlsx": filled(5),
        "10_emargement_2026-06-16.xlsx": saved(by_hand.signatures_and_civilities(told, 6)),
        "11_codev_2026-06-16.xlsx": filled(6, signed=False),
        "12_rencontre_2026-09-15_a_corriger.xlsx": saved(with_mistakes(template.meeting(told, 7, printed))),
        "13_rencontre_2026-09-15_corrige.xlsx": filled(7),
        "14_rencontre_2026-11-17.xlsx": filled(8),
    }


def small_network() -> dict[str, bytes]:
    """The files of `petit_reseau/` by name."""
    told, printed = small_story.STORY, questionnaire()
    return {
        "00_annuaire.xlsx": saved(template.directory(told)),
        "01_rencontre_2026-02-10.xlsx": saved(template.meeting(told, 0, printed)),
        "02_rencontre_2026-05-19.xlsx": saved(template.meeting(told, 1, printed)),
        "03_emargement_2026-09-08.xlsx": saved(by_hand.one_column_of_names(told, 2)),
        "04_rencontre_2026-11-10.xlsx": saved(template.meeting(told, 3, printed)),
    }


def committee() -> dict[str, bytes]:
    """The files of `copil/` that are not typed by hand."""
    return {"indicateurs.xlsx": saved(committee_values.values())}


def questionnaire() -> QuestionnaireContent:
    """The default questionnaire, as the software ships it."""
    told = tomllib.loads(QUESTIONNAIRE_FILE.read_text("utf-8"))
    items = tuple((item["code"], item["text"]) for item in told["items"])
    words = {key: told[key] for key in ("title", "instruction", "scale_min", "scale_max", "low_label", "high_label")}
    return QuestionnaireContent(**words, items=items)


def before(told: Story, since: date, until: date) -> Story:
    """The story as the directory of the first day knew it: without the arrivals and departures of a later period."""
    moving = by_hand.moving(told, since, until)
    stable = (dataclasses.replace(who, end=None) if who in moving else who for who in told.members)
    return dataclasses.replace(told, members=tuple(who for who in stable if who.start < since))


def with_mistakes(book: Workbook) -> Workbook:
    """Five mistakes that people make; what is found of each says its cell."""
    topics, difficulties, answers = book["CODEV"], book["Difficultés"], book["Auto-évaluation"]
    topics["E2"] = None  # a topic without its territory
    difficulties["F2"] = "Gagnée"  # a word of no list
    difficulties["G2"] = "32/09/2026"  # a day that does not exist
    book["Rencontre"]["B5"] = "9h75"  # an hour that does not exist
    for column, value in enumerate(("CL19HE", story.HPM, "20 mois", 12), start=1):  # an answer beyond the scale
        answers.cell(2, column).value = value
    return book


if __name__ == "__main__":
    main()
