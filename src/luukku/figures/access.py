"""Who may read the figures."""

from luukku.core.access.actions import Action, roles
from luukku.core.access.roles import EVERY_ROLE


class Figures(Action):
    READ = roles(*EVERY_ROLE)
