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
