# SPDX-License-Identifier: MIT
"""Drafts in every markup in which one paragraph stands in the archive: in `frames`, which are
whole drafts, stands the paragraph for %s; `texts` are the paragraph, in which P is the copied
passage. The first frame and the first text are the simple ones."""

import re

OWN = "We counted the cranes ourselves and found nobody there"

RST = {
    "frames": [
        OWN + ".\n\n%s\n\n" + OWN + ".\n", "%s\n",
        "Title\n=====\n\n- %s\n- " + OWN + "\n", "  %s\n\n" + OWN + ".\n",
        ".. note:: Mind\n\n   %s\n\n" + OWN + ".\n", "Term\n   %s\n",
        ".. [1] %s\n\n" + OWN + " [1]_.\n", "1. %s\n\n   Second.\n",
        "%s\n\n.. code::\n\n   x = 1\n", "%s\n\n.. a comment\n   of two lines\n",
        "%s\n\n+---+---+\n| a | b |\n+---+---+\n", "%s\n\n>>> print(1)\n1\n",
        "%s\n\n.. _x: https://a.example/\n\n.. |sub| replace:: text\n",
        OWN + "::\n\n  code\n\n%s\n\n| line one\n| line two\n"],
    "texts": [
        "P.", "*P.*", "**P**.", "P.\\ :sup:`1`", "P :sup:`1`", "P `link <https://a.example/x_y>`_",
        "`P <https://a.example/>`_.", "P, ``code_``", "P name_\n\n.. _name: https://a.example/",
        "*P1* P2.", "P [2]_\n\n.. [2] A note", "P |x|\n\n.. |x| replace:: here",
        "P::\n\n    code", "P.::\n\n    code", "P. ::\n\n    code", "P:\n\n    a quotation",
        "P `anon <https://a.example>`__", "P_\\ s", "P :strong:`words`", "P. _`target`",
        "\"P\", https://a.example/x", "P \\*", "P (*P.S.*)"]}
ASCIIDOC = {
    "frames": [
        OWN + ".\n\n%s\n\n" + OWN + ".\n", "%s\n", "= Title\nA. Writer\n\n%s\n",
        "* %s\n* " + OWN + "\n", ". %s\n+\n" + OWN + "\n", "term:: %s\n\n" + OWN + "\n",
        "|===\n|a |%s\n|" + OWN + " |c\n|===\n", "____\n%s\n____\n\n" + OWN + "\n",
        "====\n%s\n====\n", "NOTE: %s\n", "%s\n\n----\ncode\n----\n", "%s\n\n----\nopen code\n",
        "%s\n\n////\nhidden\n////\n", "%s\n\n////\nhidden, open\n", "%s\n\n// end\n",
        "%s\n\n[source,c]\n----\nint x;\n----\n", "[quote]\n%s\n\n" + OWN + ".\n",
        "%s\n\n|===\n|a |b\n|===\n", "%s\n\n* item\n* item\n",
        "[%%header,format=csv]\n|===\na,b\n" +
        OWN + ",c\n|===\n\n%s\n", "== Part\n\n%s\n\n== Next\n\n* a\n** b\n"],
    "texts": [
        "P.", "*P.*", "_P_.", "**P**", "P.footnote:[A note of ours.]", "P footnote:[See _there_.]",
        "P https://a.example/x_y[link]", "https://a.example/[P].", "P `code`", "P ^1^", "P.^1^",
        "P <<id,text>>", "P link:x.html[more]", "*P1* P2.", "P. +\nMore", "P. +",
        "P.\n// a comment", "P image:a.png[Quay]", "P kbd:[Ctrl]", "P {empty}", "P [.lead]#words#",
        "\"`P`\"", "P xref:a.adoc[there].", "P +++<u>x</u>+++", "P ((index))", "P (C)",
        "P -- so", "P https://a.example/x", "P stem:[x^2]", "P [[anchor]]"]}
ORG = {
    "frames": [
        OWN + ".\n\n%s\n\n" + OWN + ".\n", "%s\n", "* Head\n%s\n* Next\n" + OWN + "\n",
        "* A\n%s\n* Notes :noexport:\nhidden\n", "* A\n%s\n* COMMENT Notes\nhidden\n",
        "- %s\n- " + OWN + "\n", "#+begin_quote\n%s\n#+end_quote\n", "| a | %s |\n| b | c |\n",
        "%s\n\n#+begin_src c\nint x;\n#+end_src\n",
        "%s\n\n#+begin_comment\nhidden\n#+end_comment\n",
        "%s\n\n# a comment\n", "%s[fn:1]\n\n[fn:1] Our note.\n",
        "%s[fn:1]\n\n* Footnotes\n\n[fn:1] Our note.\n", OWN + "[fn:1].\n\n[fn:1] %s\n",
        "%s\n:DRAWER:\nhidden\n:END:\n", "* A\n:PROPERTIES:\n:ID: x\n:END:\n%s\n",
        "%s\n\n: fixed\n", "1. %s\n2. Two\n", "- term :: %s\n"],
    "texts": [
        "P.", "*P.*", "/P/.", "P.[fn:: note of ours]", "P [fn:x: note of ours]",
        "P [[https://a.example/x_y][link]]", "[[https://a.example/][P]].", "P =code=", "P ~x~",
        "P a^{1}", "*P1* P2.", "P. \\\\\nMore", "P <https://a.example>",
        "P <2024-03-03 Sun>", "P \\alpha", "P \\(x^2\\)", "P {{{macro}}}", "_P_", "+P+ x",
        "P @@html:<b>@@x@@html:</b>@@", "\"P\"", "P https://a.example/", "P <<target>>",
        "P -- so"]}
LATEX = {
    "frames": [
        OWN + ".\n\n%s\n\n" + OWN + ".\n", "%s\n",
        "\\documentclass{article}\n\\begin{document}\n%s\n\\end{document}\n",
        "\\documentclass{article}\n\\begin{document}\n%s\n\\end{document}\nnotes behind\n",
        "\\documentclass{article}\n\\begin{document}\n%s\\end{document}\n",
        "\\begin{document}\n%s\n% last \\end{document}\n\\end{document}\n".replace("% last",
        "%% last"),
        "\\begin{quote}\n%s\n\\end{quote}\n\n" + OWN + "\n",
        "\\begin{itemize}\n\\item %s\n\\item " + OWN + "\n\\end{itemize}\n",
        "\\begin{tabular}{ll}\na & %s \\\\\nb & c \\\\\n\\end{tabular}\n",
        "\\section{Head}\n%s\n\\section{Next}\n" + OWN + "\n",
        "%s\n\n\\begin{verbatim}\ncode\n\\end{verbatim}\n", "{\\large %s}\n\n" + OWN + "\n",
        "%s\n\n\\begin{comment}\nhidden\n\\end{comment}\n", "\\begin{center}\n%s\n\\end{center}\n",
        "%s\n\n\\iffalse\nhidden\n\\fi\n"],
    "texts": [
        "P.", "\\emph{P.}", "\\textbf{P}.", "P.\\footnote{Ours.}",
        "P.\\footnote{\\emph{Ours} too.}",
        "P \\href{https://a.example/x_y}{link}", "\\href{https://a.example/}{P}.", "P \\texttt{x}",
        "P \\verb|x_y|", "P $x^2$", "P \\(x\\)", "P.\\textsuperscript{1}", "P \\cite{key}",
        "\\textit{P1} P2.", "P. % a comment", "P.\\\\", "P.\\\\\nMore", "P \\ldots",
        "P \\LaTeX", "P.\\label{x}", "{\\em P.}", "``P''", "\\enquote{P}", "P~\\S", "P \\& Co.",
        "P \\url{https://a.example/a_b}", "P \\textbf{\\emph{bold}}", "P --- so", "P \\today"]}
HTML = {
    "frames": [
        "<p>" + OWN + ".</p>\n<p>%s</p>\n<p>" + OWN + ".</p>\n", "<p>%s</p>", "%s\n",
        "<html><body><p>%s</p></body></html>\n", "<html>\n<body>\n<p>%s</p>\n</body>\n</html>\n",
        "<ul><li>%s</li><li>" + OWN + "</li></ul>", "<ul><li>%s<li>" + OWN + "</ul>",
        "<table><tr><td>%s</td><td>b</td></tr></table>", "<blockquote>%s</blockquote>\n",
        "<blockquote><p>%s</p></blockquote><p>" + OWN + "</p>",
        "<div>%s<div>" + OWN + "</div></div>",
        "<p>%s<p>" + OWN, "<p>%s</p>\n<!-- hidden -->\n", "<p>%s</p><script>var x;</script>",
        "<article><p>%s</p></article><footer>" + OWN + "</footer>", "<p>%s</p><pre>code</pre>",
        "<h1>Head</h1>%s<h2>Next</h2><p>" + OWN + "</p>", "%s<br><br>" + OWN + ".",
        "<dl><dt>a</dt><dd>%s</dd></dl>",
        "<figure><img src=a.png><figcaption>%s</figcaption></figure>"],
    "texts": [
        "P.", "<b>P.</b>", "<em>P</em>.", "P.<sup>1</sup>", "P.<sup><a href=\"#n\">1</a></sup>",
        "P <a href=\"https://a.example/?a=b&amp;c\">link</a>",
        "<a href=\"https://a.example/\">P</a>.",
        "P <code>x</code>", "P <span class=x>words</span>", "P.<br>", "P.<br>More", "P.<!-- c -->",
        "<i>P1</i> P2.", "P &amp; Co.", "P&hellip;", "P.<img src=a.png alt=x>",
        "<q>P</q>", "P <del>old</del>", "P <span>a <b>b</b></span>",
        "<strong><em>P.</em></strong>",
        "P <kbd>x</kbd>", "P<wbr>.", "P <small>words</small>\n", "<font color=red>P.</font> "]}
MARKDOWN = {
    "frames": [
        OWN + ".\n\n%s\n\n" + OWN + ".\n", "%s\n", "# Head\n\n%s\n\n## Next\n\n" + OWN + "\n",
        "- %s\n- " + OWN + "\n", "- " + OWN + "\n\n  %s\n\n- more\n", "> %s\n\n" + OWN + "\n",
        "1. %s\n2. Two\n", "| a | b |\n|---|---|\n| x | %s |\n", "a | b\n--|--\nx | %s\n",
        "%s\n\n```\ncode\n```\n", "%s\n\n```\nopen code\n", "%s\n```\nopen code\n",
        "%s\n\n    code\n", "%s\n\n<!-- hidden -->\n", "%s\n\n<!-- hidden, open\n\nmore\n",
        "%s\n\n<div>\nmore\n</div>\n", "%s\n\n<script>\nvar x;\n", "%s\n\n---\n",
        "%s\n\n[ref]: https://a.example/\n", "%s\n\n- item\n- item\n",
        "%s\n\n| a |\n|---|\n| b |\n",
        "---\ntitle: x\n---\n\n%s\n", "%s\n\n> quoted\n", "%s\n\n~~~ c\nint x;\n",
        "- item\n\n  ```\n  code\n\n%s\n"],
    "texts": [
        "P.", "*P.*", "**P**.", "P.<sup>1</sup>", "P [link](https://a.example/x_y)",
        "[P](https://a.example/ \"a title\").", "P `code`", "P ``a`b``", "P ![quay](a.png)",
        "P ![](a.png)", "P <https://a.example/>", "P.<br>", "P.<!-- c -->", "P.\\",
        "*P1* P2.", "P [ref]\n\n[ref]: https://a.example/", "P ~~old~~",
        "P <span class=\"x\">words</span>", "***P***", "_P_.", "**[P](https://a.example)**",
        "P **[link](https://a.example)**", "P &amp; Co.", "\"P\"", "P \\*", "P https://a.example/",
        "P <a href=\"x\">**b**</a>", "P [a *b*](https://a.example)*c*", "**P1**[ P2](x)."]}
PANDOC = {
    "frames": [
        OWN + ".\n\n%s\n\n" + OWN + ".\n", "%s\n\n[^1]: A note of ours.\n",
        "%s[^1]\n\n[^1]: A note of ours,\n    that goes on.\n",
        "::: note\n%s\n:::\n\n" + OWN + "\n",
        "[^1]: %s\n\n" + OWN + ".[^1]\n", "Term\n:   %s\n"],
    "texts": [
        "P.", "P.^[A note of ours.]", "P ^[A *note* of ours]", "P [words]{.smallcaps}", "P $x^2$",
        "P H~2~O", "P x^2^", "P [@key, p. 3]", "P `code`{.c}", "*P.*", "P [link](a.html){.x}"]}
FOUNTAIN = {
    "frames": [
        "INT. QUAY - DAY\n\n%s\n\n" + OWN + ".\n", "%s\n", "Title: x\nAuthor: y\n\n%s\n",
        "MARTA\n%s\n\n" + OWN + ".\n", "MARTA\n(quietly)\n%s\n", "> %s <\n\n" + OWN + ".\n",
        "%s\n\n[[a note]]\n", "%s\n\n/* hidden\n*/\n", "%s\n\n/*\n\nhidden\n", "# Part\n\n%s\n",
        "%s\n\n> CUT TO:\n", "~%s\n", "!%s\n\n= synopsis\n"],
    "texts": ["P.", "*P.*", "**P**.", "_P_.", "P. [[a note]]", "*P1* P2.",
              "P \\*", "\"P\"", "***P***"]}
PLAIN = {
    "frames": [OWN + ".\n\n%s\n\n" + OWN + ".\n", "%s", "%s\n\n--\nA signature\n", "\ufeff%s\r\n"],
    "texts": ["P.", "\"P.\"", "P (two)", "P *"]}

# Markup: language id, end of the file's name, who renders it, the cases.
MARKUPS = {
    "reStructuredText": ("restructuredtext", "rst", ["docutils"], RST),
    "AsciiDoc": ("asciidoc", "adoc", ["asciidoctor"], ASCIIDOC),
    "Org": ("org", "org", ["pandoc:org"], ORG),
    "LaTeX": ("latex", "tex", ["pandoc:latex"], LATEX),
    "HTML": ("html", "html", ["pandoc:html"], HTML),
    "Markdown": ("markdown", "md", ["markdown-it", "pandoc:gfm"], MARKDOWN),
    "pandoc": ("markdown", "md", ["pandoc:markdown"], PANDOC),
    "Fountain": ("fountain", "fountain", ["screenplain"], FOUNTAIN),
    "plain": ("plaintext", "txt", ["none"], PLAIN)}


def filled(text, passage):
    """P is the passage, P1 its first three words and P2 the others."""
    words = passage.split(" ")
    text = text.replace("P1", " ".join(words[:3])).replace("P2", " ".join(words[3:]))
    return re.sub("(?<![A-Za-z])P(?![A-Za-z0-9])", passage, text, count=1)


def drafts(cases, passage, everything=False):
    """Each frame with the simple paragraph and each paragraph in one of the frames; or all
    with all."""
    frames, texts = cases["frames"], cases["texts"]
    for number, text in enumerate(texts):
        chosen = frames if everything or number == 0 else [frames[number % len(frames)]]
        for frame in chosen:
            yield place(frame, filled(text, passage))


def place(frame, text):
    """Keeps the indent of the frame where the text has several lines."""
    before, _, after = frame.replace("%%", "%").partition("%s")
    indent = before[before.rfind("\n") + 1:]
    indent = "".join(" " if byte in " -.*0123456789" else byte for byte in indent)
    indent = indent if indent.strip() in ("", ">") else ""
    return before + text.replace("\n", "\n" + indent).replace(
        "\n" + indent + "\n", "\n\n") + after
