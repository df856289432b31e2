"""The command line: the JSON contract, the exit codes, and the whole story of the sample workbooks."""

import json
from pathlib import Path

import pytest
from pandas import DataFrame
from typer.testing import CliRunner

from ctg_data.cli import app
from ctg_data.contracts import answers_from
from ctg_data.imports import confirm
from ctg_data.store import PlanOutdated
from ctg_data.terminal import show_history
from tests.sheets import xlsx

CLASSEURS = sorted((Path(__file__).parent.parent / "sample_data" / "classeurs").iterdir())
FIGURE = {
    "key", "label", "unit", "territory", "meeting", "period", "value", "numerator", "denominator", "low", "high", "n",
    "masked", "too_small", "provisional", "scale",
}  # fmt: skip

OWN = (
    ("Indicateur", "Territoire", "Période", "Valeur"),
    ("Élus", "7 Vallées", "T1 2025", 9),
    ("Élus", "Tous", 2025, 31),
)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{tmp_path / 'cli.sqlite'}")

    def run(*arguments):
        return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)

    return run


def printed(result):
    return json.loads(result.stdout)


@pytest.fixture
def imported(run):
    return printed(run("import", *CLASSEURS, "--json"))["files"]


def test_an_import_prints_every_key_of_the_contract(run):
    (file,) = printed(run("import", CLASSEURS[0], "--json"))["files"]
    assert set(file) == {
        "name", "status", "import_id", "meetings", "created", "updated", "unchanged", "ignored", "attendance",
        "questions", "findings",
    }  # fmt: skip


def test_the_sample_workbooks_are_taken_but_for_the_one_with_planted_mistakes(imported):
    assert [file["name"] for file in imported if file["status"] != "imported"] == [
        path.name for path in CLASSEURS if "a_corriger" in path.name
    ]


def test_a_refused_workbook_says_where_and_ends_with_one(run):
    (planted,) = (path for path in CLASSEURS if "a_corriger" in path.name)
    run("import", CLASSEURS[0])
    result = run("import", planted, "--json")
    (file,) = printed(result)["files"]
    blocking = [finding for finding in file["findings"] if finding["severity"] == "blocks"]
    assert result.exit_code == 1
    assert blocking
    assert all(finding["sheet"] and finding["cell"] for finding in blocking)


def test_an_import_may_name_its_network(run):
    assert run("import", CLASSEURS[0], "--network", "expérimentation").exit_code == 0


def sheet_marked(folder, name, mark):
    file = folder / name
    file.write_text(f"Nom;Prénom;18/03/2025\nCARLIER;Amandine;{mark}\n", "utf-8")
    return file


def test_answers_in_a_file_are_for_every_workbook_or_for_the_one_that_they_name(run, tmp_path):
    run("import", CLASSEURS[0])
    sheets = [sheet_marked(tmp_path, name, "Z") for name in ("un.csv", "deux.csv")]
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"mark:Z": "present", "deux.csv": {"mark:Z": "absent"}}), "utf-8")
    files = printed(run("import", *sheets, "--answers", answers, "--dry-run", "--json"))["files"]
    assert [(file["attendance"]["present"], file["attendance"]["absent"]) for file in files] == [(1, 0), (0, 1)]


def test_an_answer_on_the_line_stands_above_the_file(run, tmp_path):
    sheet, answers = sheet_marked(tmp_path, "un.csv", "Z"), tmp_path / "answers.json"
    answers.write_text(json.dumps({"mark:Z": "present"}), "utf-8")
    given = ("--answers", answers, "--answer", "mark:Z=excused", "--json")
    (table,) = printed(run("read", sheet, *given))["files"][0]["sheets"][0]["tables"]
    assert [mark["status"] for mark in table["marks"]] == ["excused"]


@pytest.mark.parametrize("text", ["{", "[]", '{"mark:X": 1}', '{"a.csv": {"mark:X": null}}'])
def test_answers_that_are_not_text_by_question_are_a_wrong_usage(run, tmp_path, text):
    answers = tmp_path / "answers.json"
    answers.write_text(text, "utf-8")
    result = run("import", CLASSEURS[0], "--answers", answers)
    assert (result.exit_code, str(answers) in result.stderr.replace("\n", "")) == (2, True)


def test_a_dry_run_writes_nothing(run):
    run("import", CLASSEURS[0], "--dry-run")
    assert printed(run("history", "--json"))["imports"] == []


def test_the_same_folder_again_is_unchanged_and_moves_no_figure(run, imported):
    before = run("indicators", "--json").stdout
    again = printed(run("import", *CLASSEURS, "--json"))["files"]
    assert [file["status"] for file in again] == [
        "unchanged" if file["status"] == "imported" else file["status"] for file in imported
    ]
    assert run("indicators", "--json").stdout == before


def test_undoing_every_import_latest_first_gives_the_empty_figures_back(run):
    empty = run("indicators", "--by", "territory", "--json").stdout
    taken = printed(run("import", *CLASSEURS, "--json"))["files"]
    for file in reversed([file for file in taken if file["status"] == "imported"]):
        assert printed(run("undo", file["import_id"], "--json"))["left"] == []
    assert run("indicators", "--by", "territory", "--json").stdout == empty


def test_an_undo_of_nothing_is_refused_in_words(run):
    result = run("undo", 999_999)
    assert result.exit_code == 1
    assert "999999" in result.stderr.replace("\u202f", "").replace("\xa0", "")


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize("by", ["meeting", "territory", "period"])
def test_every_figure_carries_the_keys_of_the_contract(run, by):
    rows = printed(run("indicators", "--by", by, "--json"))
    assert rows
    assert all(set(row) == FIGURE for row in rows)


@pytest.mark.usefixtures("imported")
def test_the_keys_that_the_contract_names_are_there(run):
    keys = {row["key"] for row in printed(run("indicators", "--json"))}
    assert keys >= {
        "attendance_rate", "attendance_rate_excluding_excused", "codev_topics_processed", "problems_identified",
        "problems_overcome", "problem_resolution_rate", "self_efficacy_median", "self_efficacy_mean",
    }  # fmt: skip


@pytest.mark.usefixtures("imported")
def test_what_is_masked_holds_no_number(run):
    rows = [row for row in printed(run("indicators", "--by", "territory", "--json")) if row["masked"]]
    assert rows
    assert all(row[name] is None for row in rows for name in ("value", "numerator", "denominator", "low", "high", "n"))


@pytest.mark.usefixtures("imported")
def test_a_territory_is_chosen_by_its_siren(run):
    rows = printed(run("indicators", "--territory", "200044030", "--by", "territory", "--json"))
    assert {row["territory"] for row in rows} == {"200044030"}


def test_an_unknown_territory_is_wrong_usage(run):
    assert run("indicators", "--territory", "123456789").exit_code == 2


def test_an_unknown_command_is_wrong_usage(run):
    assert run("inventer").exit_code == 2


def test_reading_needs_no_database_and_one_bad_file_never_stops_the_next(run, tmp_path, monkeypatch):
    monkeypatch.setenv("CTG_DATABASE_URL", "sqlite:////nowhere/at/all.sqlite")
    bad = tmp_path / "abime.xlsx"
    bad.write_bytes(b"PK\x03\x04 not a workbook")
    first, second = printed(run("read", bad, CLASSEURS[0], "--json"))["files"]
    assert first["findings"]
    assert second["sheets"]


def test_the_next_meeting_s_workbook_is_written(run, tmp_path):
    run("import", CLASSEURS[0])
    run("template", "--out", tmp_path / "rencontre.xlsx")
    assert (tmp_path / "rencontre.xlsx").read_bytes().startswith(b"PK")


def test_the_form_to_print_is_written(run, tmp_path):
    run("import", CLASSEURS[0])
    run("template", "--form", "--out", tmp_path / "formulaire.pdf")
    assert (tmp_path / "formulaire.pdf").read_bytes().startswith(b"%PDF")


def test_a_template_without_a_planned_meeting_says_what_to_do(run, tmp_path):
    result = run("template", "--out", tmp_path / "rencontre.xlsx")
    assert result.exit_code == 1
    assert "plan annuel" in result.stderr


def test_a_sound_store_has_no_fault_to_tell_a_machine(run):
    assert printed(run("check", "--json")) == {"faults": []}


def test_a_sound_store_passes_its_check(run):
    assert run("check").exit_code == 0


def test_the_demonstration_fills_a_store_of_its_own(run):
    assert run("demo", "--no-serve", "--small").exit_code == 0


def test_an_unsafe_setting_is_refused_by_its_name(run, monkeypatch):
    monkeypatch.setenv("CTG_SMALL_NUMBER", "1")
    assert "CTG_SMALL_NUMBER : valeur refusée" in run("check").stderr


def test_a_file_that_is_no_database_is_told_in_a_sentence(run, tmp_path):
    (tmp_path / "cli.sqlite").write_text("this is a letter, not a database. " * 20)
    assert "La base de données ne répond pas" in run("check").stderr


def test_a_folder_that_cannot_be_made_is_named(run, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{tmp_path / 'file' / 'cli.sqlite'}")
    assert f"« {tmp_path / 'file'} » ne peut être" in run("check").stderr


def test_a_workbook_is_looked_at_again_where_another_came_in_between(run, monkeypatch):
    tried = []

    def overtaken(db, seen):
        tried.append(seen)
        if len(tried) == 1:
            raise PlanOutdated
        return confirm(db, seen)

    monkeypatch.setattr("ctg_data.cli.importing.confirm", overtaken)
    assert run("import", CLASSEURS[0]).exit_code == 0


def test_what_a_dry_run_shows_is_not_said_to_be_done(run):
    assert "serait importé" in run("import", "--dry-run", CLASSEURS[0]).stdout


@pytest.fixture
def crossed(tmp_path):
    """A sign-in sheet whose mark must be asked about."""
    path = tmp_path / "mars.csv"
    path.write_text("Le 18/03/2025;;\nNom;Prénom;Présence\nLeleu;Line;X\n", "utf-8")
    return path


@pytest.mark.usefixtures("imported")
def test_a_question_says_where_it_arises_and_whether_it_stops_the_import(run, crossed):
    (file,) = printed(run("import", crossed, "--json"))["files"]
    (asked,) = (question for question in file["questions"] if question["required"])
    assert {key: asked[key] for key in ("id", "code", "cell")} == {"id": "mark:X", "code": "mark", "cell": "C3"}


@pytest.mark.usefixtures("imported")
def test_a_script_corrects_a_cell_that_nobody_asked_about(run, crossed):
    (sheet,) = printed(run("read", crossed, "--json"))["files"][0]["sheets"]
    answer = f"cell:{sheet['sheet']}!C3=P"
    (file,) = printed(run("import", crossed, "--answer", answer, "--json"))["files"]
    assert (file["status"], file["attendance"]["present"]) == ("imported", 1)


def test_what_is_read_says_how_sure_it_is_and_what_it_asks(run, crossed):
    told = run("read", crossed).stdout
    assert "le moins sûr (95 %) : des personnes et leur présence" in told.replace("\xa0", " ")
    assert "question mark:X" in told


def test_answers_of_brackets_within_brackets_are_refused_by_a_sentence() -> None:
    with pytest.raises(ValueError, match="attendu"):
        answers_from("[" * 200_000)


def test_the_signs_of_a_file_name_are_no_markup_in_the_history(capsys: pytest.CaptureFixture[str]) -> None:
    row = {"import_id": 1, "at": None, "author": "a", "name": "x[/b].csv", "created": 1, "updated": 0}
    show_history(DataFrame([{**row, "undone_at": None}]))
    assert "x[/b].csv" in capsys.readouterr().out


def test_the_committee_s_own_indicators_are_told_after_the_others(run, tmp_path):
    (tmp_path / "copil.xlsx").write_bytes(xlsx({"Indicateurs": OWN}))
    run("import", tmp_path / "copil.xlsx", "--answer", "indicator:elus=new")
    *_, row = printed(run("indicators", "--json"))
    assert (set(row), row["label"], row["territory"], row["period"], row["value"]) == (FIGURE, "Élus", None, "2025", 31)


def test_each_territory_has_what_was_typed_for_it(run, tmp_path):
    (tmp_path / "copil.xlsx").write_bytes(xlsx({"Indicateurs": OWN}))
    run("import", tmp_path / "copil.xlsx", "--answer", "indicator:elus=new")
    own = [row for row in printed(run("indicators", "--by", "territory", "--json")) if row["label"] == "Élus"]
    assert [(row["territory"], row["value"]) for row in own] == [("200044030", 9)]


def test_the_figures_of_meetings_whose_sheets_are_awaited_are_provisional(run):
    run("import", CLASSEURS[0])

    awaited, before = (printed(run("indicators", *period, "--json")) for period in ((), ("--to", "2001-01-01")))

    assert [{row["key"]: row["provisional"] for row in rows}["attendance_rate"] for rows in (awaited, before)] == [
        True,
        False,
    ]
