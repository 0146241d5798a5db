"""Makes the papers of 报告文书: reads, typesets, and says what to look at before printing.

Runs in the worker and imports no Qt.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from workbench.errors import InvalidInput, StoreError
from workbench.exchange.files import save_file
from workbench.reporting.facts import PhaseFacts, read_phase_facts
from workbench.reporting.phase import word_phase_report
from workbench.reporting.roster import Roster, read_roster, roster_document
from workbench.reporting.timeline import timeline_document
from workbench.reporting.wording import numeral
from workbench.rules.masking import Mask
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.store import Store

Wish = tuple[str, Mapping[str, object]]
ROSTER, TIMELINE = 0, -1
"""Numbers of the other papers; the phase reports have their phase's."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of 印前检查: what to look at, and the page and wish that show it."""

    sentence: str
    is_fine: bool
    wish: Wish | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it lies in the temporary folder; `path.name` is what to save it as."""

    number: int
    title: str
    as_of: date
    path: Path
    pages: int
    checks: tuple[Check, ...]


def make_phase_report(
    store: Store, number: int, today: date, as_of: date | None, folder: Path
) -> Paper:
    """The report of phase `number`, 1 to 4; see `read_phase_facts` for the days.

    Raises:
        StoreError: the folder cannot be written.
    """
    # ReportLab and its fonts are heavy: not before the first paper.
    from reports.paper import build

    facts = store.read(read_phase_facts, number, today, as_of)
    title = f"第{numeral(number)}阶段推进情况报告"
    path = new_file(folder, dated(title, facts.as_of))
    written = build(word_phase_report(facts), path)
    checks = (font_check(written.missing), *_phase_checks(facts))
    return Paper(number, title, facts.as_of, path, written.pages, checks)


def make_roster(store: Store, as_of: date, folder: Path) -> Paper:
    """The internal roster as of a day.

    Raises:
        InvalidInput: nobody holds a role on that day.
        StoreError: the folder cannot be written.
    """
    from reports.paper import build

    roster = store.read(read_roster, as_of, Mask.INTERNAL)
    if not roster.members:
        raise InvalidInput("这一天还没有领导小组成员，请核对统计截止日。")
    title = f"成员通讯录（{roster.mask.word}）"
    path = new_file(folder, dated(title, as_of))
    written = build(roster_document(roster), path)
    checks = (font_check(written.missing), *_roster_checks(roster))
    return Paper(ROSTER, title, as_of, path, written.pages, checks)


def make_timeline(store: Store, as_of: date, folder: Path) -> Paper:
    """The tasks as bars over the plan's years, as of a day.

    Raises:
        StoreError: the folder cannot be written.
    """
    from reports.paper import build

    path = new_file(folder, dated("推进时间轴", as_of))
    written = build(store.read(timeline_document, as_of), path)
    checks = (font_check(written.missing),)
    return Paper(TIMELINE, "推进时间轴", as_of, path, written.pages, checks)


def save_copy(source: Path, target: Path) -> str:
    """Save a paper as it was shown; return the sentence that says where.

    Raises:
        StoreError: the paper is gone, or the target cannot be written.
        InvalidInput: the target is a folder or a database.
    """
    try:
        data = source.read_bytes()
    except OSError as error:
        raise StoreError("预览的文件已不在，请重新生成后再保存。") from error
    save_file(target, data)
    return f"已保存：{target}"


def new_file(folder: Path, title: str) -> Path:
    """A folder for every paper: the one before may still be open in another program."""
    return Path(mkdtemp(dir=folder)) / f"{title}.pdf"


def dated(title: str, as_of: date) -> str:
    """For instance 第二阶段推进情况报告（截至2019-11-30）."""
    return f"{title}（截至{as_of}）"


def font_check(missing: tuple[str, ...]) -> Check:
    """Whether every character could be printed."""
    if not missing:
        return Check("字体齐全，没有缺字", is_fine=True)
    return Check(f"字库缺字，纸上以“〓”代替：{'、'.join(missing)}", is_fine=False)


def _phase_checks(facts: PhaseFacts) -> Iterator[Check]:
    silent = len(facts.tasks_in(ScheduleClass.UNREPORTED))
    yield _counted(
        silent,
        f"{silent} 项任务应已启动，从未填报",
        "已启动的任务都有填报",
        ("ledger", {"schedule_class": ScheduleClass.UNREPORTED}),
    )
    units = len(facts.missing_units)
    yield _counted(
        units,
        f"{units} 家单位本期未报齐，已点名",
        "各单位本期都已报齐",
        ("ledger", {"reporting": "本期未报"}),
    )
    targets = len(facts.targets_in(VerdictState.NO_BASELINE))
    yield _counted(
        targets,
        f"{targets} 个指标缺基期数据，已注明",
        "各项指标都有基期数据",
        ("targets", {"verdict": VerdictState.NO_BASELINE}),
    )
    bare = [item for item in facts.phase.items if not item.account]
    yield _counted(
        len(bare),
        f"{len(bare)} 项阶段工作没有写落实情况",
        "阶段工作都写了落实情况",
        ("reports", {"item": bare[0].id} if bare else {}),
    )


def _roster_checks(roster: Roster) -> Iterator[Check]:
    phones = sum(not member.phone for member in roster.people)
    mobiles = sum(not member.mobile for member in roster.people)
    liaisons = sum(m.unit_id is not None and m.liaison is None for m in roster.people)
    yield _counted(
        phones, f"{phones} 人没有办公电话", "都有办公电话", ("members", {"gap": "缺电话"})
    )
    yield _counted(mobiles, f"{mobiles} 人没有手机", "都有手机", ("members", {"gap": "缺手机"}))
    yield _counted(
        liaisons,
        f"{liaisons} 人的单位没有联络员",
        "各单位都有联络员",
        ("members", {"gap": "缺联络员"}),
    )


def _counted(count: int, problem: str, fine: str, wish: Wish) -> Check:
    return Check(problem, is_fine=False, wish=wish) if count else Check(fine, is_fine=True)
