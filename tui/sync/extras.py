"""Extras: packages that only some want, and one sentence where they are missing."""

from dataclasses import dataclass
from importlib.util import find_spec

from tui.errors import EarmarkError


class ExtraMissing(EarmarkError):
    """What was asked for needs packages that are not installed."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A group of optional packages, as ``pyproject.toml`` has it."""

    name: str
    does: str
    packages: tuple[str, ...]
    """As they are imported; where they are installed from, dashes for underscores."""

    @property
    def missing(self) -> str | None:
        """What to do to have it, in a sentence; None where it is here."""
        if all(find_spec(package) for package in self.packages):
            return None
        names = " ".join(self.packages).replace("_", "-")
        return (
            f"{self.does} needs packages that are not installed: "
            f"pip install 'earmark[{self.name}]', or pipx inject earmark {names}."
        )

    def require(self) -> None:
        """Refuse where it is missing.

        Raises:
            ExtraMissing: it is.
        """
        if sentence := self.missing:
            raise ExtraMissing(sentence)


ALIGN = Extra("align", "Aligning", ("pocketsphinx", "hama", "num2words", "av", "numpy"))
TRANSCRIBE = Extra("transcribe", "Transcribing", ("faster_whisper", "av", "numpy"))
EXTRAS = (ALIGN, TRANSCRIBE)
