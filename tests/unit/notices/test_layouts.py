"""Layouts of notices, each by an invented one: whoever prints lists differently must still be read."""

from pathlib import Path

import pytest

from qiaoliang.notices import Notice, Task, read_notice

LAYOUTS = Path(__file__).parent / "layouts"

Expected = list[tuple[str, str, list[str], list[str], list[str]]]  # path, title, leads, participants, deadlines

EXPECTED: dict[str, Expected] = {
    "state_council_brackets.txt": [
        ("二/（三）", "完善岸线步道", ["水利部"], ["住房城乡建设部", "自然资源部"], ["2025年底前", "2025年12月"]),
        ("二/（四）", "加强安全提示", ["水利部"], ["应急管理部", "公安部"], ["2026年6月底前完成"]),
        ("二/（五）", "开展志愿巡护", ["水利部"], ["中国残联", "共青团中央"], ["持续推进"]),
        ("二/（六）", "发布年度报告", ["各省级人民政府"], [], ["每年3月底前"]),
    ],
    "county_labels.txt": [
        ("一/1", "摸清底数", ["县民政局"], ["县残联", "县乡村振兴局", "各乡镇人民政府"], ["2025年10月15日前"]),
        ("一/2", "发放补助", ["县财政局"], ["县民政局", "县残联"], ["2025年11月10日前"]),
        ("一/3", "保障供应", ["县发展和改革局"], ["县市场监督管理局", "各乡镇人民政府", "街道办事处"], ["长期"]),
    ],
    "labels_on_lines.txt": [
        ("1", "发放育儿补贴", ["省卫生健康委"], ["省财政厅", "各市、州人民政府"], ["自2025年1月1日起"]),
        ("2", "扩大托育供给", ["省卫生健康委"], ["省发展改革委", "省教育厅"], ["到2026年"]),
        ("3", "完善住房支持", ["省住建厅"], ["各市州人民政府"], []),
    ],
    "articles.txt": [
        ("第一章/第一条", "健全应急预案", ["区应急管理局"], ["区水利局", "区自然资源分局"], ["2024年5月底前"]),
        ("第一章/第二条", "开展隐患排查", ["区住建局"], ["区教育局", "区卫健局", "区民政局"], ["2024年6月15日前"]),
        ("第二章/第三条", "组建应急队伍", ["区应急管理局"], ["各街道办事处"], []),
        ("第二章/第四条", "加强演练", ["区应急管理局", "区消防救援大队"], [], []),
    ],
    "square_brackets.txt": [
        ("措施1", "压缩开办时间", ["区行政审批局"], ["区市场监管局"], []),
        ("措施2", "推行告知承诺", ["区司法局"], ["区行政审批局"], []),
        ("措施3", "优化获得用水服务", ["区水务局"], ["区住建局"], []),
        ("措施4", "推进信用修复", ["区发改局"], ["区法院", "区税务局"], []),
    ],
    "brackets_in_titles.txt": [
        ("一/（一）", "健全领导体系", ["市委组织部"], [], []),
        ("一/（二）", "推进减负增效", ["市委办公室"], ["市民政局"], ["2021年12月31日前"]),
        ("一/（三）", "加强队伍建设", ["市委组织部"], ["市委编办", "市人力资源社会保障局"], []),
        ("二/（四）", "加大投入", ["市财政局"], [], []),
    ],
    "mixed_lists.txt": [
        ("1", "发放消费券", ["区商务局"], ["区财政局", "各街道"], []),
        ("2", "支持汽车以旧换新；对个人消费者给予最高1.5万元补贴", ["区商务局"], ["区财政局", "区公安分局"], []),
        ("3", "打造夜间经济集聚区3个", ["区商务局"], ["区文旅局", "各街道办"], []),
        ("4", "举办促销活动", ["区商务局"], [], []),
        ("5", "加强市场监管，严厉打击价格欺诈", ["区市场监管局"], ["区公安分局"], []),
    ],
    "sentences_and_headings.txt": [
        ("一", "稳定岗位", ["市人力资源和社会保障局"], ["市财政局", "市工业和信息化局"], []),
        ("二/（一）", "开发公益性岗位", ["市人力资源和社会保障局"], ["市财政局", "市残联"], []),
        ("二/（二）", "支持创业", ["市人力资源和社会保障局"], ["市金融工作局", "各县区政府"], []),
        ("三", "健全服务体系", ["市直各有关单位"], ["各县（市、区）人民政府", "各开发区管委会"], []),
    ],
    "plan_with_cover.txt": [
        (
            "二/1",
            "实施新建改建行动",
            ["县农业农村局"],
            ["县住建局", "县自然资源局", "各镇政府"],
            ["2023年", "2024年", "2025年"],
        ),
        ("二/2", "实施管护提升行动", ["各镇党委、政府"], [], []),
        ("二/3", "实施无障碍改造行动", ["县残联"], ["县文旅局", "县交通运输局"], []),
        ("二/4", "实施数字监管行动", ["县大数据中心"], [], []),
        ("三/2", "强化资金保障", ["县财政局"], [], []),
    ],
    "separate_leads.txt": [
        ("一/1", "制定关于示范行动的意见", ["国家卫生健康委"], [], ["2019年6月底前完成"]),
        ("一/2", "制定促进社会办医的政策文件", ["国家卫生健康委"], ["国家发展改革委"], ["2019年6月底前完成"]),
        ("一/3", "制定互联网诊疗收费的政策文件", ["国家医保局"], [], ["2019年9月底前完成"]),
        ("二/（一）/4", "", ["国家卫生健康委"], ["国家药监局", "国家医保局", "财政部"], []),
        ("二/（一）/5", "持续深入实施疫苗攻关", ["科技部", "国家卫生健康委", "国家药监局"], ["国家中医药局"], []),
    ],
    "government_report.txt": [
        (
            "一/（一）/1",
            "国内生产总值增长6%—6.5%",
            ["国家发展改革委"],
            ["工业和信息化部", "财政部", "商务部", "人民银行"],
            [],
        ),
        (
            "一/（一）/2",
            "2019年6月底前，将增值税税率由16%降至13%",
            ["财政部"],
            ["税务总局"],
            ["2019年6月底前", "4月底前出台相关政策"],
        ),
        (
            "一/（一）/3",
            "",
            ["财政部", "国家发展改革委", "工业和信息化部", "民政部", "市场监管总局"],
            [],
            ["年内", "年内持续推进"],
        ),
        ("一/（二）/4", "推进放管服", ["国务院办公厅"], ["各部门", "各地区"], []),
    ],
    "traditional.txt": [
        ("一/（一）", "改造公交站台", ["縣交通運輸局"], ["縣財政局", "縣殘疾人聯合會"], ["到2024年"]),
        ("一/（二）", "培訓駕駛員", ["縣交通運輸局"], ["縣總工會"], []),
        ("一/（三）", "設立諮詢熱線", ["縣民政局"], ["縣殘聯"], []),
    ],
    "pdf_wrapped.txt": [
        (
            "一/（一）",
            "合理布局助餐设施",
            ["市民政局"],
            ["市自然资源和规划局", "市住房城乡建设局", "各县（市、区）人民政府"],
            ["到２０２５年底"],
        ),
        ("一/（二）", "加强食品安全监管", ["市市场监管局"], ["市民政局", "市卫生健康委"], []),
        ("一/（三）", "落实扶持政策", ["市发展改革委"], ["市财政局", "市税务局", "国网海州供电公司"], []),
    ],
    "one_line.txt": [
        ("一/（一）/1", "加快5G基站建设", ["市工业和信息化局"], ["市通信管理办公室"], ["到2025年"]),
        ("一/（一）/2", "推进宽带入户", ["市工业和信息化局"], ["各县区人民政府"], []),
        ("一/（二）", "发展智慧农业", ["市农业农村局"], ["市科技局"], []),
    ],
    "web_page.html": [
        ("一/（一）", "走访慰问", ["县残联"], ["县民政局", "各乡镇人民政府"], []),
        ("一/（二）", "就业帮扶", ["县人力资源和社会保障局"], ["县残联"], []),
        ("一/1", "发放辅助器具", ["县残联"], [], ["2024年5月底"]),
    ],
    "table_tabs.txt": [
        ("1", "新增托位", ["市卫生健康委"], ["市教育局", "各区人民政府"], ["2025年11月底"]),
        ("2", "改造老旧电梯", ["市市场监管局"], ["市住房城乡建设局", "市财政局"], ["2025年12月底"]),
        ("2/2", "改造老旧电梯", ["市应急局"], ["各区人民政府"], ["长期坚持"]),
        ("3", "盲道整治", ["市城管局"], ["市残联"], ["2025年9月30日前"]),
    ],
    "table_bars.txt": [
        ("1", "更新公开目录", ["镇党政办"], ["镇财政所"], ["3月底前"]),
        ("2", "公开救助名单", ["镇社会事务办"], [], ["每季度末"]),
    ],
    "table_gaps.txt": [
        (
            "1",
            "建立社区康复站，每个街道不少于1个",
            ["区卫生健康局"],
            ["区民政局", "区残联", "各街道办事处"],
            ["2025年6月底"],
        ),
        ("2", "培训康复协调员", ["区残联"], ["区人力资源社会保障局"], ["2025年9月底"]),
        ("3", "开展上门评估", ["区残联"], ["区卫生健康局"], ["持续推进"]),
    ],
    "table_loose_gaps.txt": [
        ("1", "制定年度计划", ["区政府办公室"], [], ["1月底"]),
        ("2", "开展督查检查", ["区政府督查室"], ["区纪委监委"], ["每月"]),
        ("3", "实施健身工程，新建健身点20处", ["区文体旅游局"], [], ["10月底"]),
    ],
    "table_lines.txt": [
        ("1", "建设农村互助幸福院12个", ["县民政局"], ["县财政局", "各乡镇人民政府"], ["2023年12月"]),
        ("2", "开展适老化改造", ["县民政局"], ["县住房城乡建设局", "县残联"], ["2024年6月"]),
    ],
    "table_wrapped_lines.txt": [
        (
            "1",
            "推进残疾人家庭无障碍改造，为500户困难重度残疾人家庭实施改造",
            ["市残联"],
            ["市财政局", "市住房城乡建设局", "各县（市、区）人民政府"],
            ["2025年12月"],
        ),
        (
            "2",
            "开展残疾人职业技能培训，全年培训不少于2000人次",
            ["市人力资源社会保障局"],
            ["市残联", "市教育局"],
            ["2025年11月底前"],
        ),
        ("3", "落实残疾人两项补贴", ["市民政局"], ["市财政局", "市残联"], ["长期"]),
    ],
}


def read_layout(name: str) -> Notice:
    return read_notice((LAYOUTS / name).read_bytes(), filename=name)


def summary(task: Task) -> tuple[str, str, list[str], list[str], list[str]]:
    leads, participants = [unit.name for unit in task.leads], [unit.name for unit in task.participants]
    return task.path, task.title.text, leads, participants, [deadline.text for deadline in task.deadlines]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_no_unit_is_lost_and_no_lead_is_wrong_whatever_the_layout(name: str) -> None:
    assert [summary(task) for task in read_layout(name).tasks] == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_pieces_of_every_layout_are_the_text(name: str) -> None:
    notice = read_layout(name)

    assert "".join(piece.span.of(notice.text) for piece in notice.pieces) == notice.text


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_measure_says_something(name: str) -> None:
    assert all(task.clauses for task in read_layout(name).tasks)


def test_every_layout_on_disk_is_tried() -> None:
    assert {path.name for path in LAYOUTS.iterdir()} == set(EXPECTED)


def test_a_phrase_that_holds_a_list_open_is_never_taken_for_a_unit() -> None:
    remainders = {
        task.path: [quote.text for quote in task.open_remainders] for task in read_layout("mixed_lists.txt").tasks
    }

    assert remainders["1"] == ["等"]
    assert remainders["4"] == ["相关部门"]


def test_a_number_that_a_page_layout_tore_apart_is_doubted() -> None:
    assert "数字“３ ００”中间印有空格,可能丢了小数点或连接号。" in [
        doubt.why for doubt in read_layout("pdf_wrapped.txt").doubts
    ]


def test_a_lead_that_is_only_customary_is_doubted() -> None:
    customary = "通知没有写明由谁牵头,按惯例把每个单位列表的第一个单位读作牵头单位。"

    assert customary in [doubt.why for doubt in read_layout("state_council_brackets.txt").doubts]
    assert customary not in [doubt.why for doubt in read_layout("labels_on_lines.txt").doubts]


def test_annexes_that_the_file_does_not_hold_are_missed_one_by_one() -> None:
    annexes = read_layout("county_labels.txt").annexes

    assert [(annex.title, annex.is_missing) for annex in annexes] == [("取暖补助标准表", True), ("供热企业名单", True)]


def test_a_script_of_a_web_page_gives_no_unit() -> None:
    assert "县公安局" not in read_layout("web_page.html").text
