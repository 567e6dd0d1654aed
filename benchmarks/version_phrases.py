"""The words that version pairs are made with: synonyms, connectives, and places for figures.

A field in a template ({money}) becomes a new figure of that sort.
"""

from __future__ import annotations

SYNONYMS = (
    "加快/加速 推动/促进 大力/着力 提升/提高 完善/健全 加强/强化 持续/不断 全面/全方位 "
    "建设/打造 实施/开展 支持/扶持 推进/推动 培育/培养 促进/推进 落实/贯彻 深入/深化 "
    "扩大/拓展 确保/保证 显著/明显 应当/必须 可以/得 或者/或 以及/和 按照/依照 有关/相关 "
    "企业/公司 群众/百姓 取得/获得 优化/改善 坚决/坚定 达到/达 突出/强调 积极/主动 及时/尽快 "
    "进行/开展 实现/完成 位居/居 全国/国内 重要/关键 成效/成果 举办/召开 引进/引入 新增/增加 "
    "带动/拉动 举措/措施"
).split()
MODIFIERS = (
    "进一步 大力 积极 全面 扎实 不断 着力 深入 持续 切实 有效 有序 稳步 加快 统筹 坚决 依法 "
    "及时 严格 认真 充分 显著 高效 高质量 更加 全力 努力 广泛 系统 牢牢 始终 坚定"
).split()
CONNECTIVES = ("同时，", "此外，", "在此基础上，", "与此同时，", "另外，", "", "", "", "")
JOINTS = ("，", "；", "，同时", "，并", "，此外", "，而且", "，", "；")
CLAUSES = (
    "，总额达{money} ，同比增长{percent} ，惠及{people} ，占比达{percent} ，带动就业{people} "
    "，较上年提高{points} ，覆盖{places} ，涉及{firms} ，规模达到{money} ，累计完成{items} "
    "，完成投资{money} ，高出平均水平{points} ，其中新建{items} ，总面积{area} "
    "，减少{percent} ，达{firms} ，年产{weight} ，总里程{length} ，超额完成{percent} "
    "，是上年的{times} ，有{people}受益 ，节约资金{money} ，平均缩短{days} "
    "，{share}的企业参与 ，下降{points} ，发电{energy} ，处{money}罚款 ，期限为{days} "
    "，不得少于{people} ，增幅{percent}"
).split()
BRACKETS = ("（共{items}） （含{firms}） （增长{percent}） （约{money}） （{people}）").split()
OPENINGS = (
    "投入{money}， 新增{items}， 全年完成投资{money}， 组织{people}， 争取资金{money}，"
).split()
SENTENCES = (
    "新建改建农村公路{length}，完成投资{money}。 "
    "全年接待游客{people}，实现旅游收入{money}，增长{percent}。 "
    "发放各类补贴{money}，惠及{people}。 研发投入强度提高{points}。 "
    "新认定专精特新中小企业{firms}。 粮食总产量{weight}，其中夏粮{weight}。 "
    "推行容缺受理，压减办理时限{days}。 建成高标准农田{area}。 "
    "新能源装机占比超过{percent}，外送绿电{energy}。 {firms}入选国家名单，总数居全国前列。 "
    "情节严重的，处{money}罚款。 代表总数不得超过{people}。 全市共有{places}参加试点。"
).split()
COUNTED = {
    "企业": "家 户 个", "项目": "个 项", "学校": "所 个", "医院": "家 所", "平台": "个",
    "群众": "万人 名", "人才": "名 万名", "岗位": "个 万个", "园区": "个", "社区": "个",
    "产业集群": "个", "任务": "项 个", "基地": "个 处", "工程": "项 个", "职工": "名 万名",
    "代表": "名", "委员": "名", "机构": "家 个", "案件": "件 起", "活动": "场 次",
    "政策": "项 条", "措施": "项 条", "标准": "项 个", "专业": "个", "小区": "个",
    "车间": "个", "实验室": "个 家", "铁路": "公里", "公路": "公里", "农田": "万亩 亩",
}  # fmt: skip
"""Nouns that a figure may be put before, with their measure words."""

LONGER_WORDS = {
    "企业": "家", "代表": "大人团", "标准": "化的", "专业": "人技化", "项目": "化",
    "工程": "师",
}  # fmt: skip
"""What makes another word of a noun when it follows (企业家)."""

RESTATED = {
    "万吨": (("亿斤", "0.2"), ("吨", "10000"),), "亿元": (("万元", "10000"),),
    "万元": (("元", "10000"),),
    "万亩": (("公顷", "666.6666667"), ("万公顷", "0.06666666667"),),
    "万公顷": (("万亩", "15"),), "亩": (("公顷", "0.06666666667"),),
    "平方公里": (("公顷", "100"), ("亩", "1500"),), "公里": (("米", "1000"),),
    "万人": (("人", "10000"),), "亿斤": (("万吨", "5"),), "吨": (("公斤", "1000"),),
    "亿千瓦时": (("万千瓦时", "10000"),), "小时": (("分钟", "60"),), "斤": (("公斤", "0.5"),),
    "公斤": (("斤", "2"),), "万平方米": (("平方米", "10000"),), "万户": (("户", "10000"),),
}  # fmt: skip
"""Units with others that tell the same, and how many of those one is."""

NEW = {
    "money": "亿元 万元 亿元 亿元 元 亿美元", "percent": "% % % 百分之", "points": "个百分点",
    "times": "倍", "people": "人 名 万人 万人次 户", "firms": "家 户 个",
    "items": "项 个 处 件", "places": "个县 个乡镇 个村",
    "area": "万亩 亩 平方公里 平方米 公顷", "weight": "万吨 亿斤 吨", "length": "公里 米 千米",
    "days": "个工作日 天 日 个月 小时", "share": "成", "energy": "亿千瓦时 万千瓦时",
}  # fmt: skip
"""Units of new figures by the fields of the templates."""
