"""Reading the library anew after its phrasings were changed: `python -m simtrainer.authoring.training.questions.vectors`."""

from simtrainer.content.common import shipped_common_talk
from simtrainer.content.shipped import shipped_folder
from simtrainer.recognition.questions.kit import VECTORS, write_vectors
from simtrainer.recognition.questions.meaning import MeaningEncoder


def main() -> None:
    """Write the library's vectors beside the encoder."""
    folder = shipped_folder("rubrics") / "en" / "model"
    write_vectors(folder / VECTORS, MeaningEncoder(folder), shipped_common_talk("en"))


if __name__ == "__main__":
    main()
