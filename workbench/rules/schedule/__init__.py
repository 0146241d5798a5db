from workbench.rules.schedule.assess import TOLERANCE, Assessment, assess
from workbench.rules.schedule.expected import expected_progress, mean_progress
from workbench.rules.schedule.lights import Light, Mark, ScheduleClass
from workbench.rules.schedule.work import MilestonePlan, Status, WorkState

__all__ = [
    "TOLERANCE",
    "Assessment",
    "Light",
    "Mark",
    "MilestonePlan",
    "ScheduleClass",
    "Status",
    "WorkState",
    "assess",
    "expected_progress",
    "mean_progress",
]
