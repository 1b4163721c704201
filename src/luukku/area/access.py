"""Who may read and load the area."""

from luukku.core.access.actions import Action, roles
from luukku.core.access.roles import EVERY_ROLE


class Area(Action):
    READ = roles(*EVERY_ROLE)
