"""Who may use the shell's own pages."""

from luukku.core.access.actions import Action, roles
from luukku.core.access.roles import EVERY_ROLE, Role


class Shell(Action):
    SEARCH = roles(*EVERY_ROLE)
    READ_STYLE_GUIDE = roles(Role.ADMINISTRATOR, Role.PLANNER)
