"""Name lists: common Han surnames and given names, and Mongolian names as they are written in Chinese and in Latin."""

# Surname and weight; the order and rough weights of common surnames in northern China.
SURNAMES = (
    ("王", 90), ("李", 86), ("张", 84), ("刘", 66), ("赵", 40), ("杨", 38), ("陈", 34), ("马", 30), ("孙", 24),
    ("高", 22), ("白", 20), ("吴", 19), ("周", 18), ("徐", 17), ("郭", 17), ("何", 16), ("朱", 15), ("胡", 14),
    ("罗", 13), ("梁", 12), ("宋", 12), ("许", 11), ("田", 11), ("韩", 11), ("冯", 10), ("董", 10), ("贾", 9),
    ("任", 9), ("曹", 9), ("潘", 8), ("石", 8), ("姜", 7), ("魏", 7), ("苏", 7), ("丁", 7), ("范", 6), ("段", 6),
    ("谢", 6), ("史", 6), ("尹", 5), ("康", 5), ("邱", 4), ("常", 4), ("武", 4), ("雷", 4), ("贺", 4), ("龚", 3),
    ("欧阳", 1), ("司马", 1),
)  # fmt: skip

# Given-name characters by sex, for those born before 1975 and from then on.
MEN_BEFORE_1975 = "国华建军明福贵德全文志平永忠成林生江海山玉庆保金有才发祥春根荣武学义仁世"
MEN_FROM_1975 = "伟强磊洋勇军杰涛超鹏宇浩轩博泽子俊旭飞鑫龙晨天嘉睿铭辉凯翔昊"
WOMEN_BEFORE_1975 = "秀英玉兰桂芳淑珍凤梅素琴翠花月娥香莲菊红彩霞巧云爱银改仙"
WOMEN_FROM_1975 = "丽娟敏静艳娜婷雪慧颖佳欣怡雨涵梓萱琪瑶倩晶丹妍璐露思梦洁"

# Mongolian given names: Chinese transliteration and Latin.
MONGOLIAN_MEN = (
    ("巴特尔", "Bator"), ("孟克", "Munkh"), ("巴雅尔", "Bayar"), ("朝鲁", "Chuluu"), ("呼格吉勒", "Khugjil"),
    ("苏和", "Sukh"), ("额尔敦", "Erdene"), ("阿拉腾", "Altan"), ("那顺", "Nasun"), ("宝音", "Buyan"),
    ("吉日嘎拉", "Jargal"), ("布和", "Bukh"), ("乌力吉", "Ulzii"), ("达来", "Dalai"), ("哈斯", "Khas"),
    ("特木尔", "Temur"), ("青格勒", "Tsengel"), ("敖特根", "Otgon"), ("巴图", "Batu"), ("斯庆", "Setsen"),
    ("毕力格", "Bilig"), ("恩克", "Enkh"), ("格日勒图", "Gereltu"), ("道尔吉", "Dorji"), ("朝格图", "Tsogtu"),
    ("图门", "Tumen"), ("满都拉", "Mandula"), ("甘珠尔", "Ganjur"), ("嘎日迪", "Garid"), ("丹巴", "Damba"),
    ("罗布桑", "Lobsang"), ("查干", "Chagan"), ("铁木尔", "Tumur"), ("莫日根", "Mergen"), ("扎布", "Jab"),
)  # fmt: skip
MONGOLIAN_WOMEN = (
    ("其其格", "Chichig"), ("乌云", "Oyun"), ("萨仁", "Saran"), ("娜仁", "Naran"), ("托娅", "Tuya"),
    ("高娃", "Gowa"), ("格日勒", "Gerel"), ("斯琴", "Sechin"), ("苏日娜", "Surna"), ("乌日娜", "Urna"),
    ("通拉嘎", "Tungalag"), ("阿茹娜", "Aruna"), ("萨日娜", "Sarna"), ("娜布其", "Nabchi"), ("哈斯其木格", "Khaschimeg"),
    ("乌兰", "Ulan"), ("琪琪格玛", "Tsetsegmaa"), ("德力格尔", "Delger"), ("奥云", "Oyuun"), ("图雅", "Tuyaa"),
    ("南斯勒玛", "Namsalmaa"), ("道力玛", "Dolmaa"), ("呼和", "Khukh"), ("阿拉坦", "Altana"), ("塔娜", "Tana"),
    ("海棠", "Khaitang"), ("莲花", "Badma"), ("赛罕", "Saikhan"), ("吉雅", "Jiya"), ("宝勒尔", "Bolor"),
)  # fmt: skip

# The same sound, another character: how one name comes to be written twice.
HOMOPHONES = str.maketrans(
    {
        "华": "花", "英": "瑛", "军": "君", "丽": "莉", "芳": "方", "伟": "玮", "玉": "钰", "兰": "岚", "志": "智",
        "明": "铭", "文": "纹", "梅": "玫", "秀": "绣", "琴": "芹", "红": "虹", "静": "婧", "娜": "那", "婷": "亭",
        "强": "墙", "平": "萍", "生": "胜", "成": "诚", "珍": "贞", "云": "芸", "其": "琪", "格": "嘎", "尔": "日",
        "仁": "任", "图": "吐", "雅": "娅", "德": "得", "福": "富", "建": "健", "国": "果", "永": "勇", "春": "椿",
        "嘉": "佳", "子": "紫", "佳": "嘉", "欣": "昕", "宇": "羽", "浩": "皓", "涛": "滔", "金": "锦", "凤": "风",
    }
)  # fmt: skip
