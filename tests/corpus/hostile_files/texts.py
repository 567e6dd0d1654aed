"""Plain texts and web pages that are made to harm or merely broken."""

from __future__ import annotations

from tests.corpus.hostile_files.making import ENTITIES, MANY, SENTENCE, Case, noise, raw, text

TEXTS = (
    Case("nothing at all", "a.txt", raw(b""), "is empty"),
    Case("nothing but spacing", "a.txt", text(" \u3000\n", 999), "is empty"),
    Case("nothing but a mark", "a.txt", raw(b"\xef\xbb\xbf"), "is empty"),
    Case("a program", "a.txt", raw(b"\x7fELF\2\1\1" + bytes(900)), "not a text file"),
    Case("zeros", "a.txt", raw(bytes(4096)), "not a text file"),
    Case("noise", "a.txt", lambda: noise(65536), "not a text file"),
    Case("terminal sequences", "a.txt", text(f"\x1b]0;x\x07\x1b[31m{SENTENCE}\x9b2J\n", 50)),
    Case("reversed text", "a.txt", text(f"\u202e{SENTENCE}\u2066\u200b\ufeff\n", 50)),
    Case("half a character", "a.txt", lambda: (SENTENCE * 9).encode()[:-1]),
    Case("half a character of GBK", "a.txt", lambda: (SENTENCE * 9).encode("gbk")[:-2]),
    Case(
        "Japanese in its own encoding",
        "a.txt",
        text("本日は政府の報告書について説明します。", 30, "shift_jis"),
        "not in UTF-8",
    ),
    Case(
        "Korean in its own encoding",
        "a.txt",
        text("정부는 올해 경제 성장률을 발표했다. ", 30, "euc_kr"),
        "not in UTF-8",
    ),
    Case("lone surrogates", "a.txt", text(SENTENCE + "\ud800\udfff", 9, "utf-16-le")),
    Case(
        "an odd byte of UTF-16", "a.txt", lambda: b"\xff\xfe" + SENTENCE.encode("utf-16-le") + b"x"
    ),
    Case("one long line", "a.txt", text(SENTENCE, 100_000)),
    Case("a line of 50 MB", "a.txt", text(SENTENCE, 50_000_000 // 60), "too large"),
    Case("a line of one letter", "a.txt", text("a", 8_000_000)),
    Case("a line of digits", "a.txt", text("1", 2_000_000)),
    Case("brackets that never close", "a.txt", text("（", 2_000_000)),
    Case("quotes that never close", "a.txt", text("“", 2_000_000)),
    Case("full stops", "a.txt", text("。", 2_000_000)),
    Case("points", "a.txt", text("1.", 1_000_000)),
    Case("a line for every letter", "a.txt", text("字\n", 60_000)),
    Case("blank lines", "a.txt", lambda: b"\n" * 1_000_000 + SENTENCE.encode()),
    Case("carriage returns", "a.txt", text(f"{SENTENCE}\r", 2_000)),
    Case("headings only", "a.txt", text("一、标题\n", 40_000)),
    Case("spacing inside", "a.txt", ("报" + " " * 5_000_000 + "告。").encode),
    Case("a line of cells", "a.txt", text("王芳\u3000", 200_000)),
    Case("a line of tabs", "a.txt", text("王芳\t", 200_000)),
    Case("leaders only", "a.txt", text(f"{'.' * 150}x\n", 20_000)),
    Case("an address without end", "a.txt", text("http://a.\nb.\nc.\n", 20_000)),
    Case("boxes of contents that never close", "a.md", text("::: a 目录\n", 60_000), "is empty"),
    Case("bold that never closes", "a.md", text("**甲\n乙\n", 40_000)),
    Case("lost spaces", "a.txt", text(f"?\n?? {SENTENCE}\n", 5_000)),
    Case("wrapped lines without an end", "a.txt", text(f"{SENTENCE[:30]}，甲乙\n", 20_000)),
    Case("signs of Markdown", "a.txt", text("# 甲\n[乙][丙]{a=b}\n::: 丁\n", 20_000)),
    Case("combining marks", "a.txt", text("报" + "\u0301" * 100_000)),
)

PAGES = (
    Case("elements in elements", "a.html", text("<div>", MANY), "is empty"),
    Case(
        "text in elements in elements",
        "a.html",
        lambda: b"<html>" + b"<div><p>" * MANY + SENTENCE.encode(),
    ),
    Case(
        "tables in tables",
        "a.html",
        lambda: b"<html>" + b"<table><tr><td>" * 50_000 + SENTENCE.encode(),
    ),
    Case("a tag that never ends", "a.html", text("<a", MANY), "is empty"),
    Case(
        "quotes that never close in tags",
        "a.html",
        (f"<html><p>{SENTENCE}" + "<a x='>" * 50_000).encode,
    ),
    Case(
        "a comment that never ends",
        "a.html",
        (f"<html><p>{SENTENCE}" + "<!--" * MANY).encode,
    ),
    Case(
        "styles that never end",
        "a.html",
        (f"<html><p>{SENTENCE}" + "<style>" * MANY).encode,
    ),
    Case(
        "lines in bold",
        "a.html",
        ("<html>" + "<p><b>小标题</b></p>" * 50_000 + f"<p>{SENTENCE}").encode,
    ),
    Case(
        "labels with and without values",
        "a.html",
        (
            "<html><dl>" + "<dt>标签：</dt><dt>标签：</dt><dd>值</dd>" * 30_000 + f"<p>{SENTENCE}"
        ).encode,
    ),
    Case("ampersands", "a.html", (f"<html><p>{SENTENCE}" + "&" * 1_000_000).encode),
    Case(
        "a hundred thousand attributes",
        "a.html",
        ("<html><p " + "a=1 " * 100_000 + f">{SENTENCE}").encode,
    ),
    Case(
        "entities that grow",
        "a.xhtml",
        f"<html>{ENTITIES}<p>&i;{SENTENCE}</p></html>".encode,
    ),
    Case(
        "control characters as entities",
        "a.html",
        f"<html><p>&#27;[31m{SENTENCE}&#x202e;".encode,
    ),
    Case(
        "a lie about the encoding",
        "a.html",
        f'<html><meta charset="gbk"><p>{SENTENCE}'.encode,
    ),
    Case("scripts only", "a.html", raw(b"<html><script>document.write('x')</script>"), "is empty"),
    Case("closing tags only", "a.html", (f"<html><p>{SENTENCE}" + "</div>" * MANY).encode),
    Case("links only", "a.html", ("<html>" + "<a href=x>链接</a>" * 50_000).encode),
    Case("brackets of links", "a.md", text("[", MANY)),
    Case("brackets of links with text", "a.md", text("[a](", 50_000)),
    Case("stars", "a.md", text("*a ", 100_000)),
    Case("backticks", "a.md", text("`a``", 50_000)),
    Case("quotes in quotes", "a.md", lambda: b">" * MANY + SENTENCE.encode()),
    Case("a row of pipes", "a.md", lambda: b"|" * MANY + SENTENCE.encode()),
    Case("a fence that never ends", "a.md", lambda: f"```\n{SENTENCE}\n".encode() * 1000),
    Case("comments that never end", "a.md", (SENTENCE + "<!--" * MANY).encode),
    Case(
        "front matter that never ends",
        "a.md",
        ("---\n" + "a: b\n" * 50_000 + SENTENCE).encode,
    ),
)
