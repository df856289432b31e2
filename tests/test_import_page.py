"""The import page: which file it puts before the eyes, what is answered and corrected there; what a form keeps."""

import hashlib
from datetime import date

import pytest
from samples import sample_store
from sheets import xlsx
from stores import NETWORK, count
from test_pages import button, field, opened

from ctg_data import imports, store
from ctg_data.demonstration import workbooks
from ctg_data.store import open_database
from ctg_data.ui.markdown import plain
from ctg_data.vocabulary import Severity

TO_MEND, MENDED, LAST = workbooks()[12:15]
MARKED = (
    ("Date : 18/03/2024",),
    ("Nom", "Prénom", "Structure", "Présence"),
    ("CARLIER", "Amandine", "CC du Haut-Pays", "P"),
    ("COPPIN", "Julien", "CA2BM", "P"),
)
CROSSED = (*MARKED[:2], *((*row[:3], "X") for row in MARKED[2:]))


def directory(count, *more):
    """A directory where every person arrives on a day that no month has, and maybe a column that nobody reads."""
    people = (
        (f"NOM{chr(65 + i % 26)}{chr(65 + i // 26)}", "Zoé", "CCT", "CC des 7 Vallées", "31/02/2025")
        for i in range(count)
    )
    return (("Nom", "Prénom", "Rôle", "Territoire", "Depuis le", *more), *people)


def take(database, content):
    """Import a workbook, as another person would."""
    imports.confirm(database, imports.preview(database, "autre.xlsx", content))


@pytest.fixture
def url(tmp_path, monkeypatch):
    """The sample network."""
    address = sample_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", address)
    return address


def drop(url, *files):
    """Each (name, content) waits to be confirmed."""
    database = open_database(url)
    with database.writing() as tx:
        for name, content in files:
            store.save_draft(tx, NETWORK, name, content, {})
    database.close()


def files(app):
    """The files on their way in: their titles, and whether they are unfolded."""
    return {each.label: each.proto.expanded for each in app.expander if ".xlsx**" in each.label}


def texts(app):
    return [each.value for each in (*app.markdown, *app.caption)]


def press(app, label):
    return button(app, label).click().run()


def choose(app, row, column):
    """Choose a cell of the sheet without the mouse."""
    field(app.number_input, "Ligne").set_value(row)
    field(app.selectbox, "Colonne").set_value(column)
    return app.run()


def correct(app, what, answer, fields="selectbox"):
    """Answer one of the corrections offered at the cell chosen, and have the sheet read again."""
    field(app.radio, "Que faut-il lire autrement\u202f?").set_value(what).run()
    field(getattr(app, fields), "Lire à la place").set_value(answer)
    return [each for each in app.button if each.label == "Relire ainsi"][-1].click().run()


def test_the_first_file_to_correct_is_unfolded_among_others(url):
    drop(url, ("déjà là.xlsx", LAST.read_bytes()), ("à revoir.xlsx", TO_MEND.read_bytes()))
    shown = files(opened("import_workbooks.py"))
    assert {label.split("**")[1]: unfolded for label, unfolded in shown.items()} == {
        "déjà là.xlsx": False,
        "à revoir.xlsx": True,
    }


def test_a_file_to_correct_gives_way_to_its_correction_of_the_same_name(url):
    drop(url, ("rencontre.xlsx", TO_MEND.read_bytes()))
    drop(url, ("rencontre.xlsx", MENDED.read_bytes()), ("autre.xlsx", TO_MEND.read_bytes() + b"\0"))
    labels = [label for label in files(opened("import_workbooks.py")) if "**rencontre.xlsx**" in label]
    assert [("bloquant" in label) for label in labels] == [False]


def test_a_file_that_cannot_be_opened_says_so_and_cannot_be_confirmed(url):
    drop(url, ("cassé.xlsx", b"PK\x03\x04"))
    app = opened("import_workbooks.py")
    said = any("Le fichier est coupé ou abîmé" in text for text in texts(app))
    assert (said, "Confirmer l’import" in {each.label for each in app.button}) == (True, False)


def test_a_workbook_without_a_word_says_so(url):
    drop(url, ("vide.xlsx", xlsx({"Feuil1": (), "Feuil2": ()})))
    app = opened("import_workbooks.py")
    said = any("Aucun tableau reconnu" in each.label for each in app.expander)
    assert (list(app.exception), said) == ([], True)


def test_a_file_already_imported_says_when_and_offers_nothing_to_confirm(url):
    drop(url, ("encore.xlsx", LAST.read_bytes()))
    app = opened("import_workbooks.py")
    app.session_state[f"file-{hashlib.sha256(LAST.read_bytes()).hexdigest()}"] = True
    app.run()
    labels = {each.label for each in app.button}
    assert ("Déjà importé le" in app.info[0].value, "Confirmer l’import" in labels) == (True, False)


def test_a_mark_is_asked_once_with_the_cells_that_hold_it_and_nothing_chosen(url):
    drop(url, ("mars.xlsx", xlsx({"Mars": CROSSED})))
    app = opened("import_workbooks.py")
    asked = field(app.selectbox, "Que signifie la marque «\u00a0X\u00a0»\u202f?")
    assert (asked.value, any("cellule D3. Elle a plusieurs sens" in text for text in texts(app))) == (None, True)


def test_an_answer_is_kept_with_the_draft_for_whoever_comes_back(url):
    drop(url, ("mars.xlsx", xlsx({"Mars": CROSSED})))
    app = opened("import_workbooks.py")
    field(app.selectbox, "Que signifie la marque «\u00a0X\u00a0»\u202f?").set_value("present").run()
    assert "Marque «\u00a0X\u00a0»\u00a0: **Présent**" in texts(opened("import_workbooks.py"))


def test_what_a_mark_meant_in_a_file_laid_out_alike_is_said(url):
    database = open_database(url)
    first = imports.preview(database, "mars.xlsx", xlsx({"Mars": CROSSED}), answers={"mark:X": "present"})
    imports.confirm(database, first)
    database.close()
    drop(url, ("juin.xlsx", xlsx({"Juin": (("Date : 17/06/2024",), *CROSSED[1:])})))
    said = "Retenu d’un classeur présenté de même\u00a0: Marque «\u00a0X\u00a0»\u00a0: Présent."
    assert any(text.startswith(said) for text in texts(opened("import_workbooks.py")))


def test_an_answer_taken_back_is_asked_again(url):
    drop(url, ("mars.xlsx", xlsx({"Mars": CROSSED})))
    app = opened("import_workbooks.py")
    field(app.selectbox, "Que signifie la marque «\u00a0X\u00a0»\u202f?").set_value("present").run()
    press(app, "Revenir")
    assert field(app.selectbox, "Que signifie la marque «\u00a0X\u00a0»\u202f?").value is None


def test_a_date_is_asked_by_a_calendar_with_no_day_chosen(url):
    drop(url, ("mars.xlsx", xlsx({"Feuil1": CROSSED[1:]})))
    app = opened("import_workbooks.py")
    assert [each.value for each in app.date_input] == [None]


def test_a_date_given_is_that_of_the_meeting(url):
    drop(url, ("mars.xlsx", xlsx({"Feuil1": MARKED[1:]})))
    app = opened("import_workbooks.py")
    app.date_input[0].set_value(date(2025, 3, 18)).run()
    assert "Feuille Feuil1\u00a0: **rencontre du mardi 18 mars 2025**" in texts(app)


@pytest.mark.parametrize(
    ("row", "column", "what", "answer", "fields", "told"),
    [
        (3, "A", "Lire autre chose en A3", "LEROY", "text_input", "cellule A3\u00a0: **lire «\u00a0LEROY\u00a0»**"),
        (3, "C", "La colonne C contient autre chose", "remark", "selectbox", "colonne de C2\u00a0: **Observation**"),
        (2, "A", "Le tableau de A2 contient autre chose", "directory", "selectbox", "tableau de A2\u00a0: **Annuaire"),
        (3, "A", "La ligne 3 est une ligne d’en-tête", "3", "radio", "**en-tête à la ligne 3**"),
        (3, "D", "La marque « P » veut dire autre chose, dans tout le classeur", "excused", "selectbox", "**Excusé**"),
    ],
)
def test_what_was_read_is_corrected_from_a_cell(url, row, column, what, answer, fields, told):
    drop(url, ("mars.xlsx", xlsx({"Mars": MARKED})))
    app = correct(choose(opened("import_workbooks.py"), row, column), what, answer, fields)
    assert any(told in text for text in texts(app))


def test_a_sheet_is_left_aside_by_a_button(url):
    drop(url, ("mars.xlsx", xlsx({"Mars": MARKED})))
    app = choose(opened("import_workbooks.py"), 1, "A")
    aside = "Laisser de côté la feuille « Mars »"
    field(app.radio, "Que faut-il lire autrement\u202f?").set_value(aside).run()
    [each for each in app.button if each.label == plain(aside)][-1].click().run()
    assert "Feuille Mars\u00a0: **laissée de côté**" in texts(app)


def test_the_preview_follows_a_correction(url):
    drop(url, ("mars.xlsx", xlsx({"Mars": MARKED})))
    app = choose(opened("import_workbooks.py"), 3, "D")
    correct(app, "Lire autre chose en D3", "EXC", "text_input")
    assert app.dataframe[0].value.loc[3, "D"] == "EXC → Excusé (corrigé)"


def test_many_questions_of_a_kind_are_asked_a_few_at_a_time_and_may_have_one_answer(url):
    sports = ("Tennis", "Golf", "Judo", "Voile", "Rugby", "Danse", "Boxe")
    people = ((f"NOM{letter}", "Zoé", "CA2BM", sport) for letter, sport in zip("ABCDEFG", sports, strict=True))
    drop(url, ("mars.xlsx", xlsx({"Mars": (*MARKED[:2], *people)})))
    app = opened("import_workbooks.py")
    asked = [each for each in app.selectbox if "Que signifie la marque" in each.label]
    field(app.radio, "Même réponse pour toutes").set_value("absent")
    press(app, "Répondre ainsi")
    settled = [text for text in texts(app) if text.startswith("Marque") and text.endswith("**Absent**")]
    assert (len(asked), len(settled)) == (5, 7)


def test_a_cell_at_fault_is_mended_where_it_is_said(url):
    drop(url, ("annuaire.xlsx", xlsx({"Annuaire": directory(1)})))
    app = opened("import_workbooks.py")
    field(app.date_input, "Lire autre chose en E2").set_value(date(2025, 2, 28))
    press(app, "Relire ainsi")
    assert [label.rpartition(" – ")[2] for label in files(app)] == ["prêt à confirmer"]


def test_two_hundred_findings_of_a_kind_are_told_a_few_at_a_time(url):
    drop(url, ("annuaire.xlsx", xlsx({"Annuaire": directory(200)})))
    app = opened("import_workbooks.py")
    groups = [each.label for each in app.expander if "× 200" in each.label]
    assert (len(groups), button(app, "Montrer la suite (195)").label) == (1, "Montrer la suite (195)")


def test_findings_are_filtered_by_their_weight(url):
    drop(url, ("annuaire.xlsx", xlsx({"Annuaire": directory(20, "Couleur")})))
    app = opened("import_workbooks.py")
    field(app.button_group, "Gravité").set_value([Severity.INFORMS]).run()
    kinds = [each.label.partition("**")[2] for each in app.expander if ".xlsx" not in each.label]
    assert (any("Bloquant" in kind for kind in kinds), any("Pour information" in kind for kind in kinds)) == (
        False,
        True,
    )


def test_what_moves_one_file_reads_no_other_again(url, monkeypatch):
    drop(url, ("mars.xlsx", xlsx({"Mars": CROSSED})), ("juin.xlsx", xlsx({"Juin": CROSSED})))
    app = opened("import_workbooks.py")
    read, preview = [], imports.preview

    def counted(db, name, *rest, **more):
        read.append(name)
        return preview(db, name, *rest, **more)

    monkeypatch.setattr(imports, "preview", counted)
    app.selectbox(key=next(each.key for each in app.selectbox if "mark:X" in each.key)).set_value("present").run()
    assert len(read) == 1


def test_a_file_confirmed_in_another_tab_is_said_to_wait_no_more(url):
    drop(url, ("mars.xlsx", xlsx({"Mars": MARKED})))
    app = opened("import_workbooks.py")
    press(opened("import_workbooks.py"), "Confirmer l’import")
    app.run()
    assert "n’attend plus ici" in app.info[0].value


def test_what_changed_since_it_was_shown_is_not_written(url):
    drop(url, ("mars.xlsx", xlsx({"Mars": MARKED})))
    app = opened("import_workbooks.py")
    database = open_database(url)
    take(database, xlsx({"Mars": (MARKED[0], MARKED[1], ("ZOLA", "Émile", "CA2BM", "P"))}))
    before = count(database, "attendance")
    press(app, "Confirmer l’import")
    after = count(database, "attendance")
    database.close()
    assert (after, "les données ont changé" in app.warning[0].value) == (before, True)


def test_a_receipt_leads_to_its_import_in_the_history(url):
    drop(url, ("mars.xlsx", xlsx({"Mars": MARKED})))
    app = press(opened("import_workbooks.py"), "Confirmer l’import")
    press(app, "Voir dans l’historique, ou annuler")
    database = open_database(url)
    with database.reading() as tx:
        latest = store.history(tx, NETWORK)["import_id"].iloc[0]
    database.close()
    assert (app.session_state["import-tabs"], field(app.selectbox, "Voir un import").value) == ("Historique", latest)


def test_the_annotated_workbook_is_offered_under_the_name_of_the_file(url):
    drop(url, ("mars.xlsx", xlsx({"Mars": CROSSED})))
    assert [each.label for each in opened("import_workbooks.py").download_button] == ["Récupérer mon classeur annoté"]


def test_no_word_of_the_file_is_taken_for_formatting(url):
    rows = (("Date : 18/03/2025",), ("Nom", "Prénom", "Présence", "**x**"), ("[a](b)", "$y$", "~~p~~", "z"))
    drop(url, ("**nom**.xlsx", xlsx({"_S_ $1$ `c`": rows})))
    app = choose(opened("import_workbooks.py"), 3, "A")
    raw = ("**x**", "[a](b)", "$y$", "~~p~~", "_S_", "`c`", "**nom**")
    drawn = (*texts(app), *(each.label for each in (*app.expander, *app.selectbox, *app.radio, *app.button)))
    assert not [text for text in drawn if any(sign in text for sign in raw)]
