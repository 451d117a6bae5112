"""Models: which recognizers there are, how large they are, and where they lie."""

from dataclasses import dataclass
from pathlib import Path

from tui.errors import UsageError

SIZES_MB = {
    "tiny": 78,
    "tiny.en": 78,
    "base": 148,
    "base.en": 148,
    "small": 487,
    "small.en": 487,
    "medium": 1531,
    "medium.en": 1531,
    "large-v3": 3091,
    "large-v3-turbo": 1622,
    "distil-large-v3": 1517,
}
"""What has to be fetched for each, all files together."""
HOST = "huggingface.co"
_WEIGHTS = "model.bin"
_NEEDED = (_WEIGHTS, "config.json", "tokenizer.json")
_VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
FILES = (
    "config.json",
    "preprocessor_config.json",
    "tokenizer.json",
    *_VOCABULARIES,
    _WEIGHTS,
)
"""What may belong to a model, the weights last."""
_REPOSITORIES = {
    "large-v3-turbo": "mobiuslabsgmbh/faster-whisper-large-v3-turbo",
    "distil-large-v3": "Systran/faster-distil-whisper-large-v3",
}


@dataclass(frozen=True, slots=True)
class Model:
    """A model by its name, and the folder it lies in or will lie in."""

    name: str
    folder: Path

    @property
    def is_here(self) -> bool:
        """Whether it is whole on this machine."""
        has = [name for name in FILES if (self.folder / name).is_file()]
        return {*_NEEDED} <= {*has} and not {*has}.isdisjoint(_VOCABULARIES)

    @property
    def size_mb(self) -> int:
        """How much has to be fetched, in megabytes."""
        return SIZES_MB[self.name]

    @property
    def repository(self) -> str:
        """Where the host has it."""
        usual = f"Systran/faster-whisper-{self.name}"
        return _REPOSITORIES.get(self.name, usual)


def find_model(wanted: str, models: Path) -> Model:
    """The model of a name, kept in ``models`` once it is fetched, or of a folder.

    Raises:
        UsageError: there is no such model.
    """
    if wanted in SIZES_MB:
        return Model(wanted, models / wanted)
    folder = Path(wanted).expanduser()
    if not (folder / _WEIGHTS).is_file():
        known = ", ".join(SIZES_MB)
        raise UsageError(
            f"“{wanted}” is neither a model ({known}) nor a folder with a {_WEIGHTS}."
        )
    model = Model(folder.resolve().name, folder.resolve())
    if not model.is_here:
        needed = ", ".join((*_NEEDED, " or ".join(_VOCABULARIES)))
        raise UsageError(f"{folder} lacks one of {needed}.")
    return model
