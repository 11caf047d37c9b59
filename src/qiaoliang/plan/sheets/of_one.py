"""The sheet of one bureau and of one place as a document: duties with status and light, returns, inspections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import QuerySet

from qiaoliang.documents import Block, Chart, Document, Heading, Paragraph, Table
from qiaoliang.organisations.models import Bureau, Place
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.lights import Light
from qiaoliang.plan.models import Duty, Inspection, Plan, Return
from qiaoliang.plan.sheets.wording import (
    LIGHTS,
    day_words,
    due_words,
    duty_words,
    in_language,
    measure_words,
    state_words,
)

WIDTHS = (11, 30, 57, 20, 22, 16)  # millimetres


def bureau_sheet(scope: Scope, plan: Plan, bureau: Bureau, today: date, language: str) -> Document:
    """Return what a bureau owes under a plan, as far as the scope reaches: what it leads, what it takes part in, its returns."""
    duties = list(_duties(scope, plan).filter(bureau=bureau).order_by("measure__position", "position", "place"))
    returns = Return.objects.within(scope).filter(lead=bureau, round__plan=plan)
    inspections = Inspection.objects.within(scope).filter(plan=plan, bureau=bureau)
    name = in_language(bureau.name, bureau.name_en, language)
    return _document(plan, name, duties, returns, inspections, today, language)


def place_sheet(scope: Scope, plan: Plan, place: Place, today: date, language: str) -> Document:
    """Return what is owed in a place under a plan, as far as the scope reaches."""
    duties = list(_duties(scope, plan).filter(place=place).order_by("measure__position", "position", "bureau"))
    inspections = Inspection.objects.within(scope).filter(plan=plan, place=place)
    name = in_language(place.name, place.name_en, language)
    return _document(plan, name, duties, Return.objects.within(scope).none(), inspections, today, language)


def _duties(scope: Scope, plan: Plan) -> QuerySet[Duty]:
    rows = Duty.objects.within(scope).filter(measure__plan=plan, is_withdrawn=False)
    return rows.select_related("measure", "bureau", "place")


def _document(
    plan: Plan,
    name: str,
    duties: Sequence[Duty],
    returns: QuerySet[Return],
    inspections: QuerySet[Inspection],
    today: date,
    language: str,
) -> Document:
    title = in_language(plan.title, plan.title_en, language)
    is_chinese = language == "zh"
    blocks = (
        *_opening(duties, today, language),
        *_parts(duties, today, language),
        *_returns(returns, today, language),
        *_inspections(inspections, language),
    )
    return Document(
        title=f"{name}落实《{title}》任务单" if is_chinese else f"{name}: duties under {title}",
        subtitle=f"（截至{day_words(today, language)}）" if is_chinese else f"As of {day_words(today, language)}",
        blocks=blocks,
        language=language,
    )


def _opening(duties: Sequence[Duty], today: date, language: str) -> Iterator[Block]:
    is_chinese = language == "zh"
    if not duties:
        yield Paragraph("没有任务。" if is_chinese else "There are no duties.")
        return
    lights = Counter(duty.light(today) for duty in duties)
    done = sum(duty.status == Duty.Status.DONE for duty in duties)
    yield Paragraph(
        f"共{len(duties)}条任务，已完成{done}条，其中按时完成{lights[Light.GREEN]}条；已逾期{lights[Light.RED]}条；曾经逾期、补办以后仍记黄灯的"
        f"{lights[Light.YELLOW]}条。没有写期限的任务不会逾期。"
        if is_chinese
        else f"{len(duties)} duties: {done} done, of which {lights[Light.GREEN]} in time; {lights[Light.RED]} overdue; "
        f"{lights[Light.YELLOW]} were late once and stay yellow. A duty without a date cannot be overdue."
    )
    names = LIGHTS[language]
    shown = tuple((names[light], (lights[light],)) for light in (Light.GREEN, Light.YELLOW, Light.RED))
    none = "没有灯（未到期或没有期限）" if is_chinese else "no light (not due yet, or no date)"
    yield Chart(
        "灯" if is_chinese else "Light", ("条" if is_chinese else "duties",), (*shown, (none, (lights[Light.NONE],)))
    )


def _parts(duties: Sequence[Duty], today: date, language: str) -> Iterator[Block]:
    words = {"lead": ("牵头的任务", "Leads"), "participant": ("参加的任务", "Takes part in")}
    for role, (zh, en) in words.items():
        found = [duty for duty in duties if duty.role == role]
        if found:
            yield Heading(zh if language == "zh" else en)
            yield _table(found, today, language)


def _table(duties: Iterable[Duty], today: date, language: str) -> Table:
    headings = {
        "zh": ("序号", "措施", "任务", "期限", "进度", "灯"),
        "en": ("No.", "Measure", "Duty", "Due", "Status", "Light"),
    }
    rows = tuple(
        (
            f"{duty.measure.position}.{duty.position}",
            measure_words(duty, language),
            duty_words(duty, language),
            due_words(duty),
            state_words(duty, today, language),
            LIGHTS[language][duty.light(today)],
        )
        for duty in duties
    )
    return Table(headings[language], rows, WIDTHS, centred_columns=(0, 3, 4, 5), merged_columns=(1,))


def _returns(returns: QuerySet[Return], today: date, language: str) -> Iterator[Block]:
    found = list(
        returns.select_related("measure", "round").defer("drafted", "texts").order_by("-round__due_on", "measure")
    )
    if not found:
        return
    is_chinese = language == "zh"
    yield Heading("报送" if is_chinese else "Returns")
    rows = tuple(
        (
            each.round.words if is_chinese else f"{each.round.year} {each.round.period}",
            in_language(f"{each.measure.ordinal}{each.measure.title}", each.measure.title_en, language),
            each.round.due_on.isoformat(),
            each.signed_on.isoformat() if each.signed_on else "—",
            str(each.days_late(today) or "—"),
        )
        for each in found
    )
    headings = (
        ("哪一轮", "措施", "期限", "签报", "逾期天数")
        if is_chinese
        else ("Round", "Measure", "Due", "Signed", "Days late")
    )
    yield Table(headings, rows, (26, 64, 24, 24, 18), centred_columns=(0, 2, 3, 4))


def _inspections(inspections: QuerySet[Inspection], language: str) -> Iterator[Block]:
    found = list(inspections.select_related("measure").order_by("-year", "-number"))
    if not found:
        return
    is_chinese = language == "zh"
    yield Heading("督查" if is_chinese else "Inspections")
    rows = tuple(
        (
            f"{each.year}-{each.number}",
            in_language(each.words, each.words_en, language),
            each.get_state_display() if is_chinese else each.state,
            each.due_on.isoformat() if each.due_on else "—",
            LIGHTS[language][each.light],
        )
        for each in found
    )
    headings = (
        ("编号", "情况", "办到哪一步", "整改期限", "灯")
        if is_chinese
        else ("No.", "Ground", "State", "Rectify by", "Light")
    )
    yield Table(headings, rows, (20, 70, 26, 24, 16), centred_columns=(0, 2, 3, 4))
