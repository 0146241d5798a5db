from workbench.rules.roster.people import ProposedMember
from workbench.rules.roster.reader import read_roster

__all__ = ["ProposedMember", "read_roster"]
