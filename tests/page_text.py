"""A page as its reader meets it."""

import re
from html import unescape


def text_of(response) -> str:
    """The words of its main part, spaces made one."""
    body = response.content.decode()
    main = body[body.index("<main") : body.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).replace("\u00a0", " ").split())
