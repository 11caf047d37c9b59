"""
The code list of the 29 medical rehabilitation items that the basic insurance pays for.

Nine stand in 卫农卫发〔2010〕80号, twenty more in 人社部发〔2016〕23号. That there are 9 and 20, that the first of the nine is
运动疗法 and of the twenty 康复综合评定, was seen on a page; the other names are general knowledge and wait to be checked.
"""

ITEMS: tuple[tuple[str, str], ...] = (
    ("运动疗法", "exercise therapy"),
    ("偏瘫肢体综合训练", "limb training after hemiplegia"),
    ("脑瘫肢体综合训练", "limb training in cerebral palsy"),
    ("截瘫肢体综合训练", "limb training after paraplegia"),
    ("作业疗法", "occupational therapy"),
    ("认知知觉功能障碍训练", "training of cognition and perception"),
    ("言语训练", "speech training"),
    ("吞咽功能障碍训练", "training of swallowing"),
    ("日常生活能力评定", "assessment of daily living"),
    ("康复综合评定", "comprehensive rehabilitation assessment"),
    ("吞咽功能障碍检查", "examination of swallowing"),
    ("手功能评定", "assessment of the hand"),
    ("平衡试验", "balance test"),
    ("平衡训练", "balance training"),
    ("表面肌电图检查", "surface electromyography"),
    ("轮椅技能训练", "wheelchair skills training"),
    ("耐力训练", "endurance training"),
    ("大关节松动训练", "mobilisation of large joints"),
    ("徒手手功能训练", "hand training without devices"),
    ("截肢肢体综合训练", "limb training after amputation"),
    ("小儿行为听力测试", "behavioural hearing test of a child"),
    ("孤独症诊断访谈量表测评", "autism diagnostic interview"),
    ("日常生活动作训练", "training of daily living"),
    ("职业功能训练", "vocational training"),
    ("精神障碍作业疗法训练", "occupational therapy in mental disorder"),
    ("减重支持系统训练", "training with body-weight support"),
    ("电动起立床训练", "training on a tilt table"),
    ("儿童听力障碍语言训练", "language training of a child with a hearing disorder"),
    ("言语能力筛查", "screening of speech"),
)
REHABILITATION_ITEMS: tuple[tuple[int | str, str, str], ...] = (
    (0, "没有", "none"),
    *((number, label, label_en) for number, (label, label_en) in enumerate(ITEMS, start=1)),
)
