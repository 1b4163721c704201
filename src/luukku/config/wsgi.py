"""The web application as the server calls it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luukku.config.settings")
application = get_wsgi_application()

from luukku.core.ui import lemmas  # noqa: E402 - settings must be there first

lemmas.load()
