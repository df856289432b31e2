"""Self-assessments as survey tools export them: answers among names, addresses, times and comments."""

from tests.sheets import xlsx
from tests.situations.situation import responses, situation
from tests.surveys import FORMS_IN_ENGLISH, INSTRUCTION, SAME, STATEMENTS, as_csv, forms, limesurvey

ITEMS = tuple(f"Q{number}" for number in range(1, 11))
RISING, CODES = tuple(range(1, 11)), ("ma-14 le", "JO03AR")
FILE = "Départ 18-03-2025.xlsx"
WORDED = (*SAME[:8], "10 (tout à fait capable)", "0 – pas du tout")


def all_said(code, answers):
    return responses("Départ", code, dict(zip(ITEMS, answers, strict=True)))


BOTH = (*all_said("MA14LE", RISING), *all_said("JO03AR", SAME))


@situation("Un export de Microsoft Forms", BOTH, file=FILE)
def microsoft_forms():
    return xlsx({"Sheet1": forms(RISING, SAME, codes=CODES)})


@situation("Un export de Microsoft Forms en anglais", BOTH, file=FILE)
def microsoft_forms_in_english():
    return xlsx({"Form1": forms(RISING, SAME, codes=CODES, before=FORMS_IN_ENGLISH)})


@situation(
    "Des affirmations après leur consigne, des réponses avec leur libellé",
    all_said("MA14LE", (*SAME[:8], 10, 0)),
    file=FILE,
)
def microsoft_forms_worded():
    headers = [f"{number}. {INSTRUCTION} {text}" for number, text in enumerate(STATEMENTS, start=1)]
    return xlsx({"Sheet1": forms(WORDED, codes=CODES[:1], headers=headers)})


@situation(
    "Un export de Microsoft Forms sans question sur le code",
    all_said("depart/1", RISING),
    all_said("depart/2", SAME),
    file=FILE,
    asks={"unsigned_answers:Sheet1": "unpaired"},
)
def microsoft_forms_without_codes():
    return xlsx({"Sheet1": forms(RISING, SAME)})


@situation("Un export CSV de LimeSurvey", BOTH, file="Départ 18-03-2025.csv")
def limesurvey_with_statements():
    return as_csv(limesurvey(RISING, SAME, codes=CODES))


@situation(
    "Un export de LimeSurvey sans le texte des questions",
    BOTH,
    file=FILE,
    asks={"items:Sheet1": "in_order", "field:Sheet1!F1": "code"},
)
def limesurvey_with_codes_only():
    return xlsx({"Sheet1": limesurvey(RISING, SAME, codes=CODES, coded=True)})


@situation("Un nom à la place d’une note", file=FILE, refused=["answer_invalid"])
def a_word_for_an_answer():
    return xlsx({"Sheet1": forms((*SAME[:9], "Comme Mme Martin"), codes=CODES[:1])})
