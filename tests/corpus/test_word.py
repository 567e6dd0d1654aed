"""Word files: automatic numbers, tables, tracked changes, notes and boxes as a reader sees them."""

from __future__ import annotations

import quopri

from corpus import ParagraphKind
from corpus.cleaning import source_offset
from corpus.readers.docx import read
from corpus.readers.list_numbers import listed
from corpus.reading import parse_here
from tests.corpus.hostile_files.making import W, body, docx, paragraph, taking_in

MAIL = """MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="====b===="

--====b====
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

{page}

--====b====--
"""


def level(number: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "bullet", "·")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
)


def item(level: int, text: str, list_id: int = 1) -> str:
    properties = (
        f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
    )
    return paragraph(text, properties)


def styled(style: str, text: str) -> str:
    return paragraph(text, f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>')


def lines(inner: str, **parts: str) -> list[str]:
    made = docx(body(inner), parts={"numbering": NUMBERING, "styles": STYLES, **parts})
    extracted = read(made, "a.docx")
    for line in extracted.lines:
        for offset, character in enumerate(line.content.text):
            assert extracted.text[source_offset(line.content.runs, offset)] == character
    return [f"{'#' * line.mark}{line.content.text}" for line in extracted.lines]


def test_automatic_numbers_are_those_that_a_reader_sees() -> None:
    told = lines(
        styled("t", "工作总结")
        + styled("c", "一、回顾\t1")
        + styled("1", "回顾")
        + item(1, "经济")
        + item(2, "5亿元投资")
        + item(2, "就业")
        + item(3, "圆点")
        + item(1, "民生")
        + item(2, "教育")
        + item(2, "重新编号", 2)
        + styled("1", "打算")
        + item(1, "目标")
    )

    assert told == [
        "#工作总结",
        "#一、回顾",
        "（一）经济",
        "1. 5亿元投资",
        "2.就业",
        "圆点",
        "（二）民生",
        "1.教育",
        "1.重新编号",
        "#二、打算",
        "（一）目标",
    ]


def test_deletions_moves_and_hidden_text_are_gone_and_insertions_kept() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    told = lines(
        "<w:p>"
        + run.format("增长")
        + "<w:del><w:r><w:delText>5%</w:delText></w:r></w:del>"
        + f"<w:ins>{run.format('6%')}</w:ins>"
        + f"<w:moveFrom>{run.format('旧处')}</w:moveFrom><w:moveTo>{run.format('新处')}</w:moveTo>"
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        + '<w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>亦隐藏</w:t></w:r>'
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + f"<w:hyperlink>{run.format('。')}</w:hyperlink></w:p>"
    )

    assert told == ["增长6%新处。"]


def test_rows_keep_their_cells_apart_and_boxes_and_notes_their_own_lines() -> None:
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tr>" + cell * 3 + "</w:tr>"
    box = (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:drawing><w:txbxContent>"
        + paragraph("框中文字")
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        + paragraph("框中文字")
        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    )
    told = lines(
        "<w:tbl>"
        + row.format(paragraph("指标"), paragraph("2023年"), paragraph("2024年"))
        + row.format(paragraph("产值"), paragraph("12"), paragraph("34") + paragraph("（初步）"))
        + row.format(paragraph("注：数据为快报。"), paragraph(""), paragraph(""))
        + "</w:tbl>"
        + box,
        footnotes=f"<w:footnotes {W}><w:footnote w:id='1'>{paragraph('分隔')}</w:footnote>"
        f"<w:footnote w:id='2'>{paragraph('脚注。')}</w:footnote></w:footnotes>",
    )

    assert told == [
        "指标|2023年|2024年",
        "产值|12|34（初步）",
        "注：数据为快报。",
        "正文",
        "框中文字",
        "脚注。",
    ]


def test_numbers_are_written_in_their_form() -> None:
    assert [listed(number, "chineseCounting") for number in (1, 10, 11, 20, 105, 110)] == [
        *("一", "十", "十一", "二十", "一百零五", "一百一十")
    ]
    assert listed(12, "chineseLegalSimplified") == "壹拾贰"
    assert listed(3, "ideographTraditional") == "丙"
    assert listed(21, "decimalEnclosedCircle") == "㉑"
    assert listed(4, "lowerRoman") == "iv"
    assert listed(28, "upperLetter") == "BB"
    assert listed(1, "bullet") is None
    assert listed(99, "decimalEnclosedParen") == "99"
    assert listed(7, "aFormOfTheFuture") == "7"


def test_headings_are_numbered_at_the_level_that_names_their_style() -> None:
    def linked(number: int, form: str, text: str) -> str:
        return level(number, form, text).replace(
            "<w:lvlText", f'<w:pStyle w:val="H{number + 1}"/><w:lvlText'
        )

    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
        + linked(0, "chineseCountingThousand", "%1、")
        + linked(1, "japaneseCounting", "（%2）")
        + linked(2, "decimalEnclosedCircle", "%3")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f"<w:styles {W}>"
        f'<w:style w:styleId="H1"><w:name w:val="heading 1"/>{numbered}</w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
        '<w:basedOn w:val="H1"/></w:style>'
        f'<w:style w:styleId="H3"><w:name w:val="heading 3"/>{numbered}</w:style>'
        "</w:styles>"
    )
    outline = [("H1", "回顾"), ("H2", "经济"), ("H3", "工业"), ("H3", "农业"), ("H2", "社会")]
    outline += [("H3", "教育"), ("H1", "打算"), ("H2", "目标")]
    told = lines(
        "".join(styled(style, text) for style, text in outline), numbering=numbering, styles=styles
    )

    assert told == [
        *("#一、回顾", "##（一）经济", "###①工业", "###②农业", "##（二）社会", "###①教育"),
        *("#二、打算", "##（一）目标"),
    ]


def test_a_paragraph_whose_end_was_deleted_goes_on_with_the_next() -> None:
    deleted = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    told = lines(paragraph("今年以来，", deleted) + paragraph("经济平稳。") + paragraph("又一段。"))

    assert told == ["今年以来，经济平稳。", "又一段。"]
    assert lines(paragraph("最后一段。", deleted)) == ["最后一段。"]


def test_parts_of_other_formats_are_taken_in_where_they_stand() -> None:
    page = "<h1>总则</h1><p>第一条 为了<b>保护</b>劳动者，制定本法。</p><script>x()</script>"
    encoded = quopri.encodestring(page.encode()).decode()
    made = taking_in(
        {
            "a.mht": MAIL.replace("{page}", encoded),
            "b.html": f"<html><body>{page}</body></html>",
            "c.txt": "附件一\n说明。".encode("gb18030"),
            "d.docx": docx(body(paragraph("并入的文件。"))),
            "e.rtf": "{\\rtf1 x}",
        }
    )

    extracted = read(made, "a.docx")

    told = [f"{'#' * line.mark}{line.content.text}" for line in extracted.lines]
    law = ["#总则", "第一条为了保护劳动者，制定本法。"]
    assert told == [*law, *law, "附件一", "说明。", "并入的文件。"]
    for line in extracted.lines:
        for offset, character in enumerate(line.content.text):
            assert extracted.text[source_offset(line.content.runs, offset)] == character


def test_a_file_that_takes_in_others_without_end_is_read_as_far_as_is_needed() -> None:
    made = docx(body(paragraph("最里面。")))
    for _ in range(9):
        made = taking_in({"a.docx": made})

    assert read(made, "a.docx").lines == ()


def test_paragraphs_that_another_program_tore_are_whole_again() -> None:
    text = "解放军在战争中俘虏了大量敌军，"
    halves = [f"{text}这个数字（一九四八年以后的发展尚未计算在内", f"），{text}战争结束了。"]
    cut = [f"{text}{text}解放区人民的生活得到了改善，保", "存了大量的文物和典籍，受到欢迎。"]
    whole = [paragraph(f"第{at}段：{text}战争还在继续进行着。") for at in range(3)]
    torn = [paragraph(each) for half in range(4) for each in halves] + whole
    found = parse_here(docx(body("".join([*torn, *map(paragraph, cut)]))), "a.docx")
    texts = [each.text for each in found.paragraphs]
    assert texts[:4] == ["".join(halves)] * 4
    assert texts[-1] == "".join(cut)
    assert len(texts) == 4 + 3 + 1
    apart = parse_here(docx(body("".join([*whole, *map(paragraph, cut)]))), "a.docx")
    assert [each.text for each in apart.paragraphs][-2:] == cut


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is a paragraph, or a table of its own."""
    cells = (
        "".join(f"<w:tc>{one if one[0] == '<' else paragraph(one)}</w:tc>" for one in row)
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_a_table_in_the_only_filled_cell_of_another_keeps_its_rows() -> None:
    inner = table(("序号", "名称"), ("1", "潜标3个"))
    around = table(("会议纪要",), (paragraph("设备如下：") + inner,), ("主持", inner))
    assert lines(around) == [
        "会议纪要",
        "设备如下：",
        "序号|名称",
        "1|潜标3个",
        "主持|序号名称1潜标3个",
    ]


def test_a_cell_whose_text_was_moved_away_is_empty_and_a_sign_fills_one() -> None:
    moved = "<w:p><w:moveFrom><w:r><w:t>旧值</w:t></w:r></w:moveFrom></w:p>"
    sign = "<w:p><w:r><w:noBreakHyphen/></w:r></w:p>"
    assert lines(table(("产值", "12", moved), ("增速", sign))) == ["产值|12", "增速|-"]


def levelled(text: str, level: int = 0) -> str:
    return paragraph(text, f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>')


def headings(*paragraphs: str) -> list[str]:
    title = levelled("设备管理办法")
    document = parse_here(docx(body(title + "".join(paragraphs))), "a.docx")
    return [section.heading for section in document.sections[1:]]


def test_levels_that_whole_paragraphs_are_set_to_make_no_sections() -> None:
    sentences = [levelled(f"{at}．充电时间为{at}小时，不得超过规定的时间。") for at in range(1, 8)]
    text = paragraph("充电设备由专人负责，并且应当登记每次充电的时间。")
    assert headings(
        levelled("（一）设备充电标准"),
        text,
        levelled("56153207"),
        levelled("绩的得0分。"),
        levelled("由招标人提出书面要求；"),
        text,
        levelled("（二）设备摆放标准"),
        *sentences,
        text,
    ) == ["（一）设备充电标准", "（二）设备摆放标准"]


def test_headings_with_a_full_stop_are_headings_where_all_are_set_so() -> None:
    text = paragraph("充电设备由专人负责，并且应当登记每次充电的时间。")
    told = ["加强生态保护修复。", "深化国企改革。", "优化营商环境。"]
    assert headings(*(part for one in told for part in (levelled(one), text))) == told
    assert headings(*(part for one in told[:2] for part in (levelled(one), text))) == []


def test_a_row_with_one_filled_cell_beside_empty_ones_heads_nothing() -> None:
    def row(*cells: str) -> str:
        told = "".join(
            f"<w:tc><w:p><w:r><w:t>{each}</w:t></w:r></w:p></w:tc>"
            if each
            else "<w:tc><w:p/></w:tc>"
            for each in cells
        )
        return f"<w:tr>{told}</w:tr>"

    rows = [row("行政规范性文件", "", ""), row("", "本年制发件数", ""), row("规章", "0", "6")]
    text = "<w:p><w:r><w:t>一、主动公开政府信息情况</w:t></w:r></w:p>"
    document = parse_here(docx(body(f"{text}<w:tbl>{''.join(rows)}</w:tbl>{text}")), "a.docx")
    kinds = {each.text: each.kind for each in document.paragraphs}
    assert kinds["行政规范性文件"] is kinds["本年制发件数"] is ParagraphKind.BODY
    framed = f"<w:tbl>{row('二、申请情况')}{row('如下表所示。')}</w:tbl>"
    document = parse_here(docx(body(text + framed)), "a.docx")
    assert document.sections[-1].heading == "二、申请情况"


def test_the_number_of_a_cell_without_a_text_is_told() -> None:
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    number = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'

    def row(merge: str, *texts: str) -> str:
        cells = "".join(f"<w:tc><w:p><w:r><w:t>{each}</w:t></w:r></w:p></w:tc>" for each in texts)
        return f"<w:tr><w:tc><w:tcPr>{merge}</w:tcPr>{number}</w:tc>{cells}</w:tr>"

    begun, covered = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [row(begun, "边界", "甲"), row(covered, "", "乙"), row("", "访问", "丙"), row("", "")]
    file = docx(body(f"<w:tbl>{''.join(rows)}</w:tbl>"), parts={"numbering": numbering})
    assert [each.text for each in parse_here(file, "a.docx").paragraphs] == [
        "1|边界|甲",
        "乙",
        "2|访问|丙",
    ]
