"""Who may see and change the accounts."""

from luukku.core.access.actions import Action, roles
from luukku.core.access.roles import EVERY_ROLE, Role


class Accounts(Action):
    SIGN_OUT = roles(*EVERY_ROLE)
    READ_USERS = roles(Role.ADMINISTRATOR)
