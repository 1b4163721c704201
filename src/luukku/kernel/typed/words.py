"""Kinds of value that many files share: text in three languages, a municipality's code."""

import re
from dataclasses import dataclass
from typing import Annotated

from luukku.kernel.typed.kinds import Scalar
from luukku.kernel.typed.problem import Refused

CODE_IN_WORDS = 'a municipality code of exactly three digits such as "016"'


@dataclass(frozen=True, slots=True)
class LocalText:
    """Text in the languages of the country; Finnish is the source.

    fi  in Finnish
    sv  in Swedish
    en  in English
    """

    fi: str
    sv: str | None = None
    en: str | None = None

    def in_language(self, language: str) -> str:
        """The text in `fi`, `sv` or `en`, in Finnish where that language is missing."""
        return {"fi": self.fi, "sv": self.sv, "en": self.en}[language] or self.fi


def _read_code(text: str) -> str:
    if re.fullmatch(r"[0-9]{3}", text):
        return text
    short = re.fullmatch(r"[0-9]{1,2}", text)
    digits = "one digit" if len(text) == 1 else "two digits"
    message = f"the code '{text}' has {digits}" if short else f"'{text}' is not a municipality code"
    raise Refused(message, expected=CODE_IN_WORDS, nearest=text.zfill(3) if short else None)


MunicipalityCode = Annotated[str, Scalar(CODE_IN_WORDS, _read_code, schema={"type": "string", "pattern": "^[0-9]{3}$"})]
"""A municipality's code (kuntakoodi): the text as written, exactly three digits."""
