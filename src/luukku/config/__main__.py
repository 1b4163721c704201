"""The command line, as the start script calls it: `python -m luukku.config`."""

import sys

from luukku.config.cli import main

sys.exit(main(sys.argv[1:]))
