"""Who can hold a session: personas only while the demo runs."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend


class DeskBackend(ModelBackend):
    """Password login; a session of a persona ends when the installation leaves demo mode."""

    def user_can_authenticate(self, user: Any) -> bool:
        return super().user_can_authenticate(user) and (settings.DEMO or not user.is_persona)
