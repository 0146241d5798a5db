import tomllib

import pytest

from resources import resource
from workbench.rules.minutes import UnitName


@pytest.fixture(scope="session")
def plan_units() -> tuple[UnitName[str], ...]:
    """Units and groups under the names of the plan, each with its short name as the key."""
    plan = tomllib.loads(resource("plans", "hohhot-2019.toml").read_text("utf-8"))
    units = [
        UnitName(unit["short_name"], (unit["short_name"], unit["official_name"], *unit["aliases"]))
        for unit in plan["units"]
    ]
    groups = [
        UnitName(group["name"], (group["name"], *group["aliases"])) for group in plan["groups"]
    ]
    return (*units, *groups)
