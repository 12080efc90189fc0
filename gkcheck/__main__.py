"""`python -m gkcheck`: the command."""

import sys

from .cli import main

sys.exit(main())
