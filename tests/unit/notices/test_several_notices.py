"""Two notices in one file: said with their lines, chosen by a person, never merged."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from qiaoliang.cli.read import read
from qiaoliang.notices import SeveralNotices, read_notice

FIRST = """青石县人民政府文件
青政发〔2031〕8号
青石县人民政府关于开行流动图书车的通知
各镇人民政府:
一、扩大线路
(一)增开线路。新开12条。(县文旅局、县交通运输局负责)
(二)改善停靠点。设置坡道。(县住房城乡建设局负责)
青石县人民政府
2031年3月5日
(此件公开发布)
"""
SECOND = """青石县人民政府办公室文件
青政办发〔2031〕9号
青石县人民政府办公室
关于做好盲文图书采购工作的通知
各镇人民政府,县政府各部门:
一、采购
(一)编制书目。收录二百种。(县残联、县文旅局负责)
青石县人民政府办公室
2031年3月9日
"""
COVERED = """青石县人民政府办公室
关于印发流动图书车服务方案的通知
青政办发〔2031〕8号
各镇人民政府:
现将方案印发给你们。
青石县人民政府办公室
2031年3月5日
流动图书车服务方案
一、扩大线路
(一)增开线路。新开12条。(县文旅局、县交通运输局负责)
附件
任务分工表
序号\t任务\t责任单位
1\t建站\t县民政局
"""
FORWARDED = FIRST.replace("关于开行流动图书车的通知", "转发市人民政府关于开行流动图书车的通知") + SECOND


def read_text(text: str, part: int | None = None) -> list[str]:
    return [task.title.text for task in read_notice(text.encode(), filename="a.txt", part=part).tasks]


def test_two_notices_are_never_read_as_one() -> None:
    with pytest.raises(SeveralNotices) as refusal:
        read_text(FIRST + SECOND)

    assert str(refusal.value) == (
        "这个文件里有 2 份通知,没有混在一起读:第 1 份《青石县人民政府关于开行流动图书车的通知》在第 1—10 行;"
        "第 2 份《青石县人民政府办公室关于做好盲文图书采购工作的通知》在第 11—19 行;"
        "请用 --part 1、--part 2 等选其中一份,或分开另存为几个文件再读。"
    )


def test_the_part_a_clerk_chose_is_read_alone() -> None:
    assert read_text(FIRST + SECOND, 1) == ["增开线路", "改善停靠点"]
    assert read_text(FIRST + SECOND, 2) == ["编制书目"]
    assert read_text(FIRST + "\n\n" + SECOND + "\n" + FIRST.replace("8号", "10号"), 3) == ["增开线路", "改善停靠点"]


def test_notices_without_numbers_are_told_apart_by_title_and_addressees() -> None:
    unnumbered = [
        text.replace("青政发〔2031〕8号\n", "").replace("青政办发〔2031〕9号\n", "") for text in (FIRST, SECOND)
    ]

    with pytest.raises(SeveralNotices, match="有 2 份通知"):
        read_text("".join(unnumbered))


@pytest.mark.parametrize("part", [0, 3, -1])
def test_a_part_that_is_not_there_is_refused_with_those_that_are(part: int) -> None:
    with pytest.raises(SeveralNotices, match="有 2 份通知"):
        read_text(FIRST + SECOND, part)
    with pytest.raises(SeveralNotices, match="只有 1 份"):
        read_text(FIRST, part)


@pytest.mark.parametrize("text", [FIRST, COVERED, FORWARDED])
def test_a_cover_an_annex_and_a_forwarded_notice_are_one_notice(text: str) -> None:
    assert read_text(text) == read_text(text, 1)


def test_a_notice_behind_another_one_without_tasks_is_read() -> None:
    holiday = "某县人民政府关于放假的通知\n某政发〔2031〕1号\n各镇:\n放假三天。\n某县人民政府\n2031年1月1日\n"

    assert read_text(holiday + SECOND) == ["编制书目"]


def test_the_command_says_which_lines_and_reads_the_part(tmp_path: Path) -> None:
    file = tmp_path / "two.txt"
    file.write_text(FIRST + SECOND, encoding="utf-8")

    refused = CliRunner().invoke(read, [str(file), "--json"])
    chosen = CliRunner().invoke(read, [str(file), "--part", "2"])

    assert refused.exit_code == 1 and refused.stdout == "" and "第 11—19 行" in refused.stderr
    assert chosen.exit_code == 0 and "编制书目" in chosen.stdout
