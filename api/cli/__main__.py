"""``python -m api.cli``: the command line where the script ``cancu`` is not installed."""

import sys

from api.cli import main

sys.exit(main())
