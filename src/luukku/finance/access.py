"""Who may read the area's money."""

from luukku.core.access.actions import Action, roles
from luukku.core.access.roles import EVERY_ROLE


class Finance(Action):
    READ = roles(*EVERY_ROLE)
