"""Saved web pages: the document is kept, what surrounds it left out, places lead into the HTML."""

from __future__ import annotations

import pytest

from corpus import Document
from corpus.cleaning import source_offset
from corpus.model import ParagraphKind
from corpus.reading import parse_bytes

OFFICE = """<!DOCTYPE html>
<html><head><meta charset="{charset}">
<title>关于促进制造业平稳增长的若干措施_政策文件_临江市人民政府</title>
<meta name="ArticleTitle" content="关于促进制造业平稳增长的若干措施">
<style>.a{{color:red}}</style><script>var a = "<p>不是正文</p>";</script></head>
<body>
<div class="header"><a href="/">临江市人民政府</a>
<form><input value="搜索"><button>检索</button></form>
<ul class="nav"><li><a href="/a">首页</a></li><li><a href="/b">政务公开</a></li>
<li><a href="/c">办事服务</a></li><li><a href="/d">互动交流</a></li></ul></div>
<div class="BreadcrumbNav">您的位置：<a href="/">首页</a> &gt; <a href="/b">政务公开</a>
&gt; 正文</div>
<div class="wrap"><div class="article">
<h1>关于促进制造业平稳增长的若干措施</h1>
<div class="info"><span>来源：市经济和信息化局</span><span>发布时间：2024-03-05</span></div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<div class="TRS_Editor" id="zoom">
<p style="text-indent:2em">各县（市、区）人民政府：</p>
<p>&emsp;&emsp;为促进制造业平稳增长，<span>经市政府</span><b>同意</b>，制定如下措施&mdash;&mdash;确保全年工业
增加值增长&nbsp;6.5%。</p>
<p>一、加大财政支持力度</p>
<p>安排专项资金3.2亿元<sup></sup>。<br>对新升规企业，每户奖励20万元。</p>
<p style="display:none">隐藏的内容不应出现。</p>
<table><caption>表1　主要指标</caption>
<tr><th>指标</th><th>2023年</th><th>2024年</th></tr>
<tr><td>工业增加值</td><td>5.1%</td><td>6.5%</td></tr></table>
<p>附件：<a href="x.docx">任务分工表</a></p>
<ol><li>建立台账。</li><li>按月调度。</li></ol>
<p>本措施自印发之日起施行，有效期3年。</p>
</div></div>
<div class="sidebar"><h3>相关阅读</h3><ul><li><a href="1">一图读懂若干措施</a></li>
<li><a href="2">专家解读：稳增长怎么稳</a></li>
<li><a href="3">新闻发布会实录</a></li></ul></div></div>
<div class="pagefoot"><p>主办单位：临江市人民政府办公室　网站标识码：2300000001</p>
<p>地址：临江市人民路1号。建议使用谷歌浏览器访问。</p></div>
</body></html>"""

OLD = """<html><head><title>政府工作报告</title></head><body><center>
<table width=1000><tr><td><a href=1>首页</a><a href=2>新闻</a><a href=3>公开</a>
<a href=4>服务</a></td></tr>
<tr><td><table><tr><td width=200><a href=5>领导之窗</a><br><a href=6>机构设置</a><br>
<a href=7>统计数据</a><br><a href=8>规划计划</a></td>
<td><table><tr><td align=center><font size=5>政府工作报告</font></td></tr>
<tr><td><p>　　各位代表：<p>　　现在，我代表市人民政府向大会报告工作，请予审议。
<p>　　一、2024年工作回顾
<p>　　一年来，我们坚持稳中求进，地区生产总值增长5.8%，城乡面貌明显改善。
</td></tr></table></td></tr></table></td></tr>
<tr><td>版权所有：某某市人民政府
备案号：蜀ICP备00000001号</td></tr></table></center></body></html>"""


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_document_of_a_page_is_all_that_is_kept(encoding: str) -> None:
    raw = OFFICE.format(charset="gb2312" if encoding == "gb18030" else encoding).encode(encoding)

    document = parse_bytes(raw, "a.html")

    assert document.title == "关于促进制造业平稳增长的若干措施"
    assert document.encoding == encoding
    assert texts(document) == [
        "关于促进制造业平稳增长的若干措施",
        "来源：市经济和信息化局发布时间：2024-03-05",
        "各县（市、区）人民政府：",
        "为促进制造业平稳增长，经市政府同意，制定如下措施——确保全年工业增加值增长6.5%。",
        "一、加大财政支持力度",
        "安排专项资金3.2亿元。",
        "对新升规企业，每户奖励20万元。",
        "表1主要指标",
        "指标|2023年|2024年",
        "工业增加值|5.1%|6.5%",
        "附件：任务分工表",
        "1.建立台账。",
        "2.按月调度。",
        "本措施自印发之日起施行，有效期3年。",
    ]


def test_a_page_laid_out_by_tables_gives_its_document() -> None:
    document = parse_bytes(OLD.encode("gbk"), "a.htm")

    assert document.title == "政府工作报告"
    assert texts(document) == [
        "政府工作报告",
        "各位代表：",
        "现在，我代表市人民政府向大会报告工作，请予审议。",
        "一、2024年工作回顾",
        "一年来，我们坚持稳中求进，地区生产总值增长5.8%，城乡面貌明显改善。",
    ]


def test_a_class_name_does_not_lose_the_document() -> None:
    page = '<html><div class="main-nav footer"><p>全市经济平稳增长，就业稳定。</p></div></html>'

    assert texts(parse_bytes(page.encode(), "a.html")) == ["全市经济平稳增长，就业稳定。"]


def test_every_character_of_a_page_leads_to_its_place_in_the_source() -> None:
    source = OFFICE.format(charset="utf-8")
    document = parse_bytes(source.encode(), "a.html")

    for paragraph in document.paragraphs:
        start, end = paragraph.source
        assert 0 <= start < end <= len(source)
        for offset, character in enumerate(paragraph.text):
            place = source_offset(paragraph.runs, offset)
            assert start <= place < end or character in "|12."
            assert source[place] == character or source[place] in "&<l" or character == "|"


def test_headings_of_a_page_are_its_outline() -> None:
    page = (
        "<html><body><h2>工作总结</h2><p>全年工作圆满完成。</p><h3>主要成绩</h3>"
        "<p>经济增长5%。</p><h3>存在问题</h3><p>创新能力不强。</p></body></html>"
    )
    document = parse_bytes(page.encode(), "a.html")

    assert document.title == "工作总结"
    headings = [p.text for p in document.paragraphs if p.kind is ParagraphKind.HEADING]
    assert headings == ["工作总结", "主要成绩", "存在问题"]


NEWS = """<!doctype html><html><head><meta charset="utf-8">
<title>临江市召开经济形势分析会部署重点工作--新闻--临江网</title></head><body>
<header class="site-header"><h1>临江市召开经济形势分析会部署重点工作</h1></header>
<div class="main"><p>已授权</p><div><span>临江号</span> &gt; <span>临江发布</span></div>
<div class="tip">2024-03-05 10:20:30　来源：临江日报　字号：<a>A-</a> <a>A</a> <a>A+</a>
<a>打印</a> <a>关闭</a> 浏览次数：128</div>
<div class="text"><p>3月4日，临江市召开一季度经济形势分析会，部署下一阶段重点工作。</p>
<p>会议强调，大会精神要落实到项目上，打印设备产业园要加快建设，分享到人民群众手里的红利要更多。</p>
<p>附件：<a href="a.docx">任务分工表</a> <a href="b.pdf">责任清单</a> <a href="c.xls">进度表</a>
<a href="d.zip">图纸</a></p>
<p>（责任编辑：王一）</p><p>【我要纠错】</p><p>扫码阅读全文</p></div>
<div class="more"><h3>为你推荐</h3><p>外资看好临江市场，多家企业计划今年追加投资。</p>
<p>2024-03-01</p></div>
<ul class="list"><li><h4><a href="1">春耕备耕有序推进</a></h4><span>2024-03-02农业</span></li>
<li><h4><a href="2">招聘会进校园</a></h4><span>2024-03-02</span></li>
<li><h4><a href="3">图书馆延长开放时间</a></h4><span>2024-03-01</span></li>
<li><h4><a href="4">文化惠民演出启动</a></h4><span>2024-03-01</span></li></ul></div>
</body></html>"""


def test_a_news_page_keeps_its_title_date_text_and_attachments_and_no_more() -> None:
    document = parse_bytes(NEWS.encode(), "a.html")

    assert document.title == "临江市召开经济形势分析会部署重点工作"
    assert document.date == "2024-03-05"
    assert texts(document) == [
        "临江市召开经济形势分析会部署重点工作",
        "2024-03-05 10:20:30来源：临江日报",
        "3月4日，临江市召开一季度经济形势分析会，部署下一阶段重点工作。",
        "会议强调，大会精神要落实到项目上，打印设备产业园要加快建设，分享到人民群众手里的红利要更多。",
        "附件：任务分工表责任清单进度表图纸",
    ]


def test_what_heads_a_part_of_the_document_does_not_end_it() -> None:
    rest = "".join(f"<p>第{at}项政策自今年起实施，惠及全市各类企业。</p>" for at in range(1, 6))
    page = (
        f"<html><body><h1>政策汇编</h1>{rest}<h2>相关政策</h2>{rest}<h2>相关链接</h2>"
        "<p><a href='1'>解读一</a></p></body></html>"
    )
    told = texts(parse_bytes(page.encode(), "a.html"))

    assert told.count("第5项政策自今年起实施，惠及全市各类企业。") == 2
    assert "相关政策" in told
    assert "相关链接" not in told


@pytest.mark.parametrize(
    "path",
    ["您的当前位置：新闻中心>要闻", "您所在的位置：首页＞公开＞通知", "当前位置：首页 >> 公开"],
)
def test_the_path_to_a_page_is_no_part_of_it(path: str) -> None:
    page = f"<html><body><div>{path}</div><p>全市经济平稳增长，就业形势稳定向好。</p></body></html>"

    assert texts(parse_bytes(page.encode(), "a.html")) == ["全市经济平稳增长，就业形势稳定向好。"]


def test_a_title_that_only_the_page_declares_is_its_title() -> None:
    page = (
        "<html><head><title>我院党支部举办专业技能大赛活动_临江市医院</title></head><body>"
        "<p>5月6日，比赛在报告厅举行，二十名选手参加了比赛。</p></body></html>"
    )

    assert parse_bytes(page.encode(), "a.html").title == "我院党支部举办专业技能大赛活动"


BULLETIN = """<html><head><title>市人民代表大会常务委员会关于批准发行债券及调整2007　\
年末限额的决议__公报_政府网</title></head><body><div class="BreadcrumbNav"><a href="/">首页</a> &gt;
<a href="/b">公报</a></div><div id="content">
<p align="center"><strong>市人民代表大会常务委员会<br>关于批准发行债券及<br>
调整2007年末限额的决议</strong><br>（2007年6月29日第二十八次会议通过）</p>
<p>　　会议听取了市财政局局长的说明，并对议案进行了审议。</p></div>
<div class="share-title">市人民代表大会常务委员会关于批准发行债券及调整2007<br>年末限额的决议</div>
</body></html>"""


def test_a_title_set_over_several_lines_is_one_and_nothing_above_its_copy_is_lost() -> None:
    document = parse_bytes(BULLETIN.encode(), "a.html")

    assert document.title == "市人民代表大会常务委员会关于批准发行债券及调整2007年末限额的决议"
    assert texts(document) == [
        document.title,
        "（2007年6月29日第二十八次会议通过）",
        "会议听取了市财政局局长的说明，并对议案进行了审议。",
    ]


@pytest.mark.parametrize(
    "told",
    [
        "2020-10-04 20:30来源:长江网",
        "2019年06月15日08:18来源：人民网-文化频道",
        "2019-09-26 12:11来源：证券时报网作者：李某",
        "2018年12月28日19:55新京报",
    ],
)
def test_a_date_before_who_published_is_a_byline(told: str) -> None:
    page = (
        f"<html><body><h1>经济增长</h1><div>{told}</div><p>今年以来，就业稳定。</p></body></html>"
    )
    document = parse_bytes(page.encode(), "a.html")

    assert [p.kind for p in document.paragraphs if p.text == told] == [ParagraphKind.BYLINE]


def test_a_sentence_that_begins_with_a_date_is_no_byline() -> None:
    page = "<html><body><h1>通报</h1><p>2022年4月21日14时30分许发生事故</p></body></html>"
    document = parse_bytes(page.encode(), "a.html")

    assert document.paragraphs[-1].kind is not ParagraphKind.BYLINE
