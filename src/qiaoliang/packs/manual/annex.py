"""The missing annex as a document and as sheets. It says on its first page that it is generated, and from what."""

from __future__ import annotations

from collections.abc import Iterator

from qiaoliang.documents import Block, Document, Heading, NewPage, Paragraph, Sheet, Table, chinese_number
from qiaoliang.packs.duties import ROLES, BureauDuties, ClauseDuty, MeasureDuty
from qiaoliang.packs.model import Pack

WIDTHS = (11, 30, 63, 12, 21, 19)  # millimetres
HEADINGS = {
    "zh": ("序号", "措施", "条款原文", "角色", "类别", "时限"),
    "en": ("No.", "Measure", "Clause", "Role", "Kind", "Due"),
}
KIND_WORDS = {
    "zh": {"E": "权益", "S": "服务", "I": "指标", "F": "资金", "D": "职责"},
    "en": {"E": "entitlement", "S": "service", "I": "indicator", "F": "funding", "D": "duty"},
}
NO_DEADLINE = "—"


def annex_document(pack: Pack, duties: tuple[BureauDuties, ...], language: str) -> Document:
    """Return the annex as a document: what it is, who owes how much, one section for each bureau, the requirements for all."""
    return Document(
        title=annex_title(pack, language),
        mark="附件" if language == "zh" else "Annex",
        subtitle=str(pack.instrument["number"]),
        blocks=(*_opening(pack, duties, language), *_sections(duties, language), *_requirements(pack, language)),
        language=language,
    )


def annex_sheets(pack: Pack, duties: tuple[BureauDuties, ...], language: str) -> tuple[Sheet, ...]:
    """Return the annex as sheets: the overview, and every duty in one list that can be filtered by bureau."""
    is_chinese = language == "zh"
    title = f"{annex_title(pack, language)} {pack.instrument['number']}"
    bureau = "部门" if is_chinese else "Bureau"
    dates = "时限日期" if is_chinese else "Due on"
    rows = tuple(
        (_name(owed, language), *row, due)
        for owed in duties
        for row, due in zip(duty_rows(owed, language), _dates(owed), strict=True)
    )
    overview = _overview(duties, language)
    return (
        Sheet(
            name="部门" if is_chinese else "Bureaux",
            title=title,
            note=origin(pack, language),
            headings=overview.headings,
            rows=tuple((*row[:3], *map(int, row[3:])) for row in overview.rows),
            number_columns=(3, 4, 5),
        ),
        Sheet(
            name="任务分解" if is_chinese else "Duties",
            title=title,
            note=origin(pack, language),
            headings=(bureau, *HEADINGS[language], dates),
            rows=rows,
        ),
    )


def duty_rows(owed: BureauDuties, language: str) -> Iterator[tuple[str, ...]]:
    """Yield one row for each clause of each duty of a bureau: number, measure, clause, role, kinds, deadline."""
    for duty in owed.duties:
        for position, clause_duty in enumerate(duty.clauses, start=1):
            yield _row(duty, position, clause_duty, language)


def annex_title(pack: Pack, language: str) -> str:
    """Return the title that the instrument gives its annex; where it names none, its own title and what the table is."""
    annex, key = pack.instrument.get("annex") or {}, "title" if language == "zh" else "title_en"
    own = " ".join(str(pack.instrument[key]).split())
    return str(annex.get(key) or (f"{own}任务分解表" if language == "zh" else f"{own}: duties by bureau"))


def origin(pack: Pack, language: str) -> str:
    """Return the sentence that says what this annex is: generated, and whether the published copy names one it lacks."""
    number, measures, clauses = pack.instrument["number"], len(pack.measures), len(pack.clauses)
    is_missing = (pack.instrument.get("annex") or {}).get("is_present") is False
    if language == "zh":
        why = f"{number}末尾列有本附件的名称，公开发布的文本没有附件内容；" if is_missing else ""
        return f"本表不是原件。{why}本表由系统按{number}的{measures}项措施、{clauses}款原文逐部门生成，没有增减内容，以原件为准。"
    why = f"{number} names this annex, but the published text does not hold it. " if is_missing else ""
    return (
        f"This is not the original. {why}It is generated from the {measures} measures and {clauses} clauses of {number}, "
        "nothing added or left out. The original prevails."
    )


def _opening(pack: Pack, duties: tuple[BureauDuties, ...], language: str) -> Iterator[Block]:
    yield Paragraph(origin(pack, language))
    kinds = KIND_WORDS[language]
    if language == "zh":
        yield Paragraph(
            "每个部门一节，先列牵头的措施，再列参加的措施，按通知的顺序排列；最后是工作要求。序号“5.2”指第五项措施的第二款。时限照录条款中的文字，"
            f"条款没有写时限的记“{NO_DEADLINE}”。类别由系统划分：{'、'.join(kinds.values())}；权益包括权利、优先、征缴和奖励。"
        )
    else:
        yield Paragraph(
            "One section for each bureau: first the measures it leads, then those it takes part in, in the order of the notice. "
            "The work requirements stand at the end. "
            f"No. 5.2 is the second clause of measure 5. A deadline is given in the words of the clause; {NO_DEADLINE} stands "
            f"where the clause sets none. The kinds are the system's own ({', '.join(kinds.values())}); an entitlement may also be "
            "a priority, a levy or an award."
        )
    rule = pack.instrument.get("lead_rule")
    if rule:
        yield Paragraph(f"通知写明：{rule['text']}。" if language == "zh" else " ".join(str(rule["english"]).split()))
    yield _overview(duties, language)


def _overview(duties: tuple[BureauDuties, ...], language: str) -> Table:
    headings = {
        "zh": ("节", "部门", "通知中的名称", "牵头项数", "参加项数", "条款数"),
        "en": ("Section", "Bureau", "Printed as", "Leads", "Takes part in", "Clauses"),
    }
    rows = tuple(
        (
            _section_number(position, language),
            _name(owed, language),
            "、".join(dict.fromkeys(duty.printed for duty in owed.duties)),
            str(len(owed.leads)),
            str(len(owed.takes_part)),
            str(owed.clause_count),
        )
        for position, owed in enumerate(duties, start=1)
    )
    return Table(headings[language], rows, (14, 41, 47, 18, 18, 18), centred_columns=(0, 3, 4, 5))


def _sections(duties: tuple[BureauDuties, ...], language: str) -> Iterator[Block]:
    for position, owed in enumerate(duties, start=1):
        yield NewPage()
        number = _section_number(position, language)
        if language == "zh":
            yield Heading(f"{number}、{_name(owed, language)}")
            yield Paragraph(f"牵头{len(owed.leads)}项，参加{len(owed.takes_part)}项，共{owed.clause_count}款。")
        else:
            yield Heading(f"{number}. {_name(owed, language)}")
            yield Paragraph(
                f"Leads {len(owed.leads)} and takes part in {len(owed.takes_part)}; {owed.clause_count} clauses."
            )
        yield Table(
            HEADINGS[language],
            tuple(duty_rows(owed, language)),
            WIDTHS,
            centred_columns=(0, 3, 4, 5),
            merged_columns=(1,),
        )


def _requirements(pack: Pack, language: str) -> Iterator[Block]:
    if not pack.requirements:
        return
    yield NewPage()
    yield Heading("工作要求" if language == "zh" else "Work requirements")
    for requirement in pack.requirements:
        ordinal = requirement.raw.get("ordinal", "")
        yield Paragraph(f"{ordinal}{requirement.text}" if language == "zh" else " ".join(requirement.english.split()))


def _row(duty: MeasureDuty, position: int, owed: ClauseDuty, language: str) -> tuple[str, ...]:
    is_chinese, measure, clause = language == "zh", duty.measure, owed.clause
    kinds = [KIND_WORDS[language][kind] for kind in clause.kinds]
    return (
        f"{measure.number}.{position}",
        f"{measure.ordinal}{measure.title}" if is_chinese else f"{measure.number}. {measure.title_en}",
        clause.text if is_chinese else clause.english,
        ROLES[duty.role][0 if is_chinese else 1],
        "、".join(kinds) if is_chinese else ", ".join(kinds),
        "\n".join(deadline.text for deadline in owed.deadlines) or NO_DEADLINE,
    )


def _dates(owed: BureauDuties) -> Iterator[str]:
    for duty in owed.duties:
        for clause_duty in duty.clauses:
            yield "\n".join(deadline.due_on.isoformat() for deadline in clause_duty.deadlines if deadline.due_on)


def _name(owed: BureauDuties, language: str) -> str:
    return owed.bureau.name if language == "zh" else owed.bureau.name_en


def _section_number(position: int, language: str) -> str:
    return chinese_number(position) if language == "zh" else str(position)
