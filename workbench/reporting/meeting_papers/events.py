"""What came between two days, in words: acts and reports by their days, and another class."""

from datetime import date

from workbench.followup import DecisionNews
from workbench.progress import EntryRow
from workbench.reporting.wording import closed
from workbench.rules.periods import parse_period
from workbench.rules.words import chinese_date
from workbench.supervision import ActRow


def tell(news: DecisionNews) -> str:
    """One line an event, the oldest first; 无变化 if there was none."""
    events: list[tuple[date, str]] = [
        *((entry.reported_on, _entry(entry)) for entry in reversed(news.entries)),
        *((act.happened_on, _act(act)) for act in reversed(news.acts)),
    ]
    events.sort(key=lambda event: event[0])
    lines = [f"{chinese_date(day)}{words}" for day, words in events]
    then, now = (
        news.then and news.then.assessment.schedule_class,
        news.now.assessment.schedule_class,
    )
    if then and then is not now:
        lines.append(f"由{then}转为{now}。")
    return "\n".join(lines) or "无变化。"


def _act(act: ActRow) -> str:
    """For instance 催办（财政局，电话），答复：月底前报送，承诺2019年9月30日。."""
    about = "，".join(filter(None, (act.unit, act.member, act.channel)))
    new_due_on = act.new_due_on and chinese_date(act.new_due_on)
    said = (
        f"{act.kind}（{about}）" if about else str(act.kind),
        act.reason.rstrip("。"),
        f"时限由{chinese_date(act.old_due_on)}改为{new_due_on}" if act.old_due_on else "",
        f"申请改至{new_due_on}" if new_due_on and not act.old_due_on else "",
        f"认定为{act.ruled_class}" if act.ruled_class else "",
        act.answer and f"答复：{act.answer.rstrip('。')}",
        f"承诺{chinese_date(act.promised_on)}" if act.promised_on else "",
    )
    return closed("，".join(filter(None, said)))


def _entry(entry: EntryRow) -> str:
    period = parse_period(entry.period).title
    return closed(f"{entry.unit}报{period}进展{entry.percent}%：{entry.text}")
