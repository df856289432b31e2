"""What the person who runs the server may choose, from the environment; unsafe values are refused by name."""

from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "CTG_"
EXPECTED = {
    "greater_than": "un nombre supérieur à {gt}",
    "greater_than_equal": "un nombre supérieur ou égal à {ge}",
    "int_parsing": "un nombre entier",
    "float_parsing": "un nombre",
    "string_pattern_mismatch": "une adresse sqlite:///… ou postgresql://…",
}


class SettingRefused(ValueError):
    """A value of the environment with which the server would not be safe; the sentence names it, and what was expected.

    It never gives the value back: an address may hold a password.
    """


class Settings(BaseSettings):
    """The settings, each `CTG_…` in the environment; raises `SettingRefused`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    database_url: str = Field(
        default=f"sqlite:///{Path('data') / 'ctg.sqlite'}", pattern=r"^(sqlite|postgresql)(\+\w+)?://"
    )
    file_size_limit: int = Field(default=20 * 1024**2, gt=0, description="bytes")
    unpacked_size_limit: int = Field(default=200 * 1024**2, gt=0, description="bytes")
    sheet_limit: int = Field(default=200, gt=0)
    cell_limit: int = Field(default=200_000, gt=0)
    reading_seconds: float = Field(default=8, gt=0, description="of ten: two for its way there and back")
    reading_memory: int = Field(default=512 * 1024**2, gt=0, description="bytes beyond the worker's own")
    small_number: int = Field(default=5, ge=3, description="fewest people for a rate")

    def __init__(self, **given: Any) -> None:
        try:
            super().__init__(**given)
        except ValidationError as error:
            raise SettingRefused(_sentence(error)) from None


def _sentence(error: ValidationError) -> str:
    fault = error.errors()[0]
    expected = EXPECTED.get(fault["type"], "une autre valeur").format(**fault.get("ctx", {}))
    return f"{PREFIX}{str(fault['loc'][0]).upper()} : valeur refusée ; attendu : {expected}."
