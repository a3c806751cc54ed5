"""The scripts of evaluation/ import one another by name, as they do when run."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "evaluation"))
