"""Which sites may show a page of ours in a frame."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from luukku.core.ui.framing import origins


def test_origins_are_parted_by_commas_and_none_is_none():
    assert origins(" https://intra.kunta.fi, https://Intra2.kunta.fi:8443 ") == (
        "https://intra.kunta.fi",
        "https://intra2.kunta.fi:8443",
    )
    assert origins("") == ()


@pytest.mark.parametrize(
    "text",
    ["*", "https://*.kunta.fi", "http://intra.kunta.fi", "intra.kunta.fi", "https://a.fi/polku", "https://a.fi; script-src *"],
)
def test_what_is_no_origin_is_refused_by_name(text):
    with pytest.raises(ImproperlyConfigured, match="LUUKKU_FRAME_ORIGINS"):
        origins(text)
