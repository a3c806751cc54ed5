"""The assets that Vite built: where they lie, and which files a page asks for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from khronika.errors import MissingPart

BUILT = Path(__file__).parent / "assets" / "built"
ADDRESS = "/-/assets"
ENTRY = "source/pages.ts"
ICON = "source/icon.svg"


@dataclass(frozen=True)
class Assets:
    """Addresses of what every page asks for."""

    folder: Path
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    icon: str | None


def assets(folder: Path = BUILT) -> Assets:
    """What was built into a folder. Raises MissingPart where the build is absent or broken."""
    remedy = "Run `make setup`, or `npm ci && npm run build` in the folder islands"
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        entry = manifest[ENTRY]
        icon = manifest.get(ICON, {}).get("file")
        return Assets(
            folder,
            (f"{ADDRESS}/{entry['file']}",),
            tuple(f"{ADDRESS}/{name}" for name in entry.get("css", ())),
            f"{ADDRESS}/{icon}" if icon else None,
        )
    except FileNotFoundError:
        raise MissingPart("the pages' assets", f"{folder} holds no build", remedy) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise MissingPart("the pages' assets", f"{folder} is not a whole build ({error})", remedy) from error
