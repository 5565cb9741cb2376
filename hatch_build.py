"""What is made when a wheel is built: the rules in one file of JSON, which is read in a fifth of the time of TOML."""

import json
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

RULES = Path("src", "newsclean", "rules")


class RulesHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # there the TOML itself is read, so that a change of a rule holds at once
            return
        folder = Path(self.root) / RULES
        rules = {
            file.relative_to(folder).as_posix(): tomllib.loads(file.read_text(encoding="utf-8"))
            for file in sorted(folder.rglob("*.toml"))
        }
        made = Path(self.directory) / "rules.json"
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_text(json.dumps(rules, ensure_ascii=False), encoding="utf-8")
        build_data["force_include"][str(made)] = "newsclean/rules/rules.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        (Path(self.directory) / "rules.json").unlink(missing_ok=True)
