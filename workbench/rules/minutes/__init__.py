from workbench.rules.minutes.places import place_of
from workbench.rules.minutes.reader import Proposed, read_minutes, read_passage
from workbench.rules.minutes.units import UnitName

__all__ = ["Proposed", "UnitName", "place_of", "read_minutes", "read_passage"]
