"""Names told by their own form: titles, quotations, persons, ordinals, sentences of law."""

import re

from service.answering.name_kinds import EntityType

_CJK = r"[\u4e00-\u9fff]"
_NUMBER = r"[一二三四五六七八九十百零〇两\d]"
_SURNAME = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
    "叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔"
    "贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁"
    "时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强习温"
)
_OFFICE = (
    "(?:总干事|秘书长|总书记|主席|总理|总统|首相|国王|院长|检察长|庭长|局长|署长|部长|司长|厅长|市长|省长|州长|"
    "县长|区长|乡长|镇长|村长|校长|行长|科长|处长|队长|所长|站长|关长|主任|会长|理事长|董事长|总裁|总经理|经理|代表|"
    "大使|书记|法官|检察官|法警|书记员|人民陪审员|律师|公证员|仲裁员|警官|民警|干警|关员|税务员|公务员|干部|同志|教授|"
    "研究员|院士|工程师|医生|护士|教师|战士|航天员|运动员|工人|职工|农民|村民|企业家|被告人|原告|被告|申请人|先生|女士)"
)
# What goes on behind a person's name.
_AFTER_PERSON = (
    r"(?=[^\u4e00-\u9fff]|[等在与和及表出会率于向发签主指强介作宣对同为任因以的获荣被扎坚入当用从带把将不]"
    r"|先生|女士|阁下)"
)
_DRAFT = "(?:送审稿|征求意见稿|公开征求意见稿|讨论稿|报批稿|审议稿|建议稿|初稿|修订稿|草案)"

ENTITY_FORMS: tuple[tuple[EntityType, re.Pattern[str]], ...] = (
    ("title", re.compile(r"《[^《》]{1,120}》(?:（[^（）《》]{1,12}）)?")),
    ("quoted", re.compile(r"“[^“”]{2,40}”")),
    (
        "title",
        re.compile(
            rf"(?<![政办方立执司违依合守普看做无设非用想说手语国书宪讼民刑新旧各部项本该其国两])(?<={_CJK}{{2}})"
            r"法(?![院律规制治定官庭人案学师医庭国])"
        ),
    ),
    (
        "person",
        re.compile(
            r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]某{1,2}(?![公某])|"
            r"[^\W由在与和对向是被后将判由某]某{1,2}(?![公某项种个些单企])"
        ),
    ),
    ("person", re.compile(rf"{_OFFICE}(?P<name>[{_SURNAME}]{_CJK}{{1,2}}?){_AFTER_PERSON}")),
    ("person", re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,10})+")),
    (
        "class",
        re.compile(
            rf"(?:连续)?第{_NUMBER}+(?:类(?:项目)?|大|批|届|次|位|名|期|年|条|款|章|代|轮|个|场|"
            rf"号|站|集|版|季度|家|件)"
        ),
    ),
    ("class", re.compile("首批|首个|首届|首位|末位")),
    (
        "identifier",
        re.compile(
            r"(?<![A-Za-z\d./-])(?=[A-Z./-]{0,30}\d)(?=[\d./-]{0,30}[A-Z])(?=[A-Z\d./-]{4})"
            r"[A-Z\d]+(?:[./-][A-Z\d]+)*"
            r"|[\u4e00-\u9fff]{1,8}〔\d{4}〕\d+号"
            r"|（\d{4}）[\u4e00-\u9fff\d]{2,14}号|第\d{3,}号"
        ),
    ),
    (
        "charge",
        re.compile(
            r"(?:侵犯|假冒|销售|生产|非法|走私|妨害|虚假|危害|故意|破坏|组织|掩饰|"
            r"拒不)(?:(?![的罪犯])[\u4e00-\u9fff、]){1,24}罪(?![犯行名责])"
        ),
    ),
    (
        "sentence",
        re.compile(
            rf"(?:有期徒刑|拘役|无期徒刑|"
            rf"死刑)(?:{_NUMBER}+年)?(?:零?{_NUMBER}+个月)?(?:，缓刑{_NUMBER}+年)?"
        ),
    ),
    (
        "stage",
        re.compile(
            rf"(?:修订|修正|修改)?{_DRAFT}（[^（）]{{2,12}}）|(?:修订|修正|修改)?{_DRAFT}"
            rf"|{_NUMBER}审(?:稿|通过)|第?{_NUMBER}次审议|公开征求意见"
        ),
    ),
    # Craft, missions and projects bear a number, plans the year they aim at: 神舟七号, 863计划.
    (
        "craft",
        re.compile(rf"(?<![第发令函字])(?P<ending>{_NUMBER}{{1,3}}号)(?![召令文线楼公机门区地])"),
    ),
    ("craft", re.compile(r"(?<![军战该各两])(?P<ending>舰)(?![艇船队员炮载])")),
    ("plan", re.compile(r"(?<!\d)\d{3}(?:计划(?!生育)|工程)")),
    ("plan", re.compile(rf"(?<={_CJK}{{4}})(?P<ending>20\d\d)(?![\d年.,%\-—–、~至])")),
    ("platform", re.compile(r"(?:创业|科创|中小(?:企业)?|新三|(?<![自])主)板(?:市场)?(?!块)")),
    # Regions by their side, and those that official texts call by a name of their own.
    ("area", re.compile(r"(?P<ending>[东西南北]岸)")),
    (
        "area",
        re.compile(
            r"[长珠]三角(?:洲|地区)?|京津冀|粤港澳|环渤海|成渝|(?<![西华])东北(?:地区|老工业基地)"
            r"|(?<!中)[东中西]部地区"
        ),
    ),
)
