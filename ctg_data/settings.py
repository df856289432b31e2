"""What the person who runs the server may choose, from the environment; unsafe values are refused by name."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings, each `CTG_…` in the environment."""

    model_config = SettingsConfigDict(env_prefix="CTG_", frozen=True)

    database_url: str = Field(default=f"sqlite:///{Path('data') / 'ctg.sqlite'}")
    file_size_limit: int = Field(default=20 * 1024**2, gt=0, description="bytes")
    unpacked_size_limit: int = Field(default=200 * 1024**2, gt=0, description="bytes")
    sheet_limit: int = Field(default=200, gt=0)
    cell_limit: int = Field(default=200_000, gt=0)
    reading_seconds: float = Field(default=10, gt=0)
    reading_memory: int = Field(default=512 * 1024**2, gt=0, description="bytes beyond the worker's own")
    small_number: int = Field(default=5, ge=3, description="fewest people for a rate")
