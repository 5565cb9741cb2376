"""What is made when a wheel is built: the rules in one file, a line of JSON each, read in a fifth of TOML's time."""

import json
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

RULES = Path("src", "newsclean", "rules")
MADE = "rules.jsonl"


class RulesHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # there the TOML itself is read, so that a change of a rule holds at once
            return
        folder = Path(self.root) / RULES
        rules = (
            (file.relative_to(folder).as_posix(), tomllib.loads(file.read_text(encoding="utf-8")))
            for file in sorted(folder.rglob("*.toml"))
        )
        made = Path(self.directory) / MADE
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_text("".join(json.dumps(rule, ensure_ascii=False) + "\n" for rule in rules), encoding="utf-8")
        build_data["force_include"][str(made)] = f"newsclean/rules/{MADE}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        (Path(self.directory) / MADE).unlink(missing_ok=True)
