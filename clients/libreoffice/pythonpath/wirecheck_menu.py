# SPDX-License-Identifier: MIT
"""What a person does about a finding: the context menu, the findings by source with the
card of each, and the report. All of this runs on the office's main thread."""

import subprocess

import uno
import unohelper
from com.sun.star.awt.MessageBoxType import ERRORBOX, INFOBOX
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK
from com.sun.star.ui import XContextMenuInterceptor
from com.sun.star.ui.ContextMenuInterceptorAction import CONTINUE_MODIFIED, IGNORED
from com.sun.star.ui.dialogs.TemplateDescription import FILESAVE_AUTOEXTENSION

from wirecheck_draft import units
from wirecheck_lsp import Failed
from wirecheck_office import paragraphs, program
from wirecheck_window import show

MENU_COLUMNS = 76
OK = 1  # com.sun.star.awt.MessageBoxButtons.BUTTONS_OK

attached = {}


class Interceptor(unohelper.Base, XContextMenuInterceptor):
    def __init__(self, office, document):
        self.office = office
        self.document = document

    def notifyContextMenuExecute(self, event):
        try:
            found = findings_at_cursor(self.office, self.document)
        except Failed:
            found = []
        if not found:
            return IGNORED
        add_entries(self.office, self.document, event.ActionTriggerContainer, found[0])
        return CONTINUE_MODIFIED


def attach(office, document):
    """Once for each window of the document."""
    controller = document.getCurrentController()
    if controller is not None and attached.get(document.RuntimeUID) != controller:
        attached[document.RuntimeUID] = controller
        controller.registerContextMenuInterceptor(Interceptor(office, document))


def findings_at_cursor(office, document):
    """Those of the place where the cursor is, the gravest first."""
    cursor = document.getCurrentController().getViewCursor().getStart()
    paragraph = cursor.getText().createTextCursorByRange(cursor)
    paragraph.gotoStartOfParagraph(False)
    paragraph.gotoRange(cursor, True)
    place = units(paragraph.getString())
    paragraph.gotoStartOfParagraph(False)
    paragraph.gotoEndOfParagraph(True)
    draft = office.update(document)
    number = draft.place_of(paragraph.getString())
    found = [each for each in draft.diagnostics
             if number is not None and each["range"]["start"]["line"] == 2 * number
             and each["range"]["start"]["character"] <= place
             <= each["range"]["end"]["character"]]
    return sorted(found, key=lambda each: each.get("severity", 4))


def add_entries(office, document, menu, diagnostic):
    entries = [("Show draft and archive", "card " + diagnostic["data"])]
    draft = office.draft(document)
    for number, action in enumerate(draft.actions(diagnostic)):
        if not action.get("disabled"):
            entries.append((action["title"], f"act {diagnostic['data']} {number}"))
    menu.insertByIndex(0, menu.createInstance("com.sun.star.ui.ActionTriggerSeparator"))
    for title, command in reversed(entries):
        entry = menu.createInstance("com.sun.star.ui.ActionTrigger")
        entry.setPropertyValue("Text", shortened(title).replace("~", "~~"))
        entry.setPropertyValue("CommandURL", "org.wirecheck:" + command)
        menu.insertByIndex(0, entry)


def shortened(text):
    return text if len(text) <= MENU_COLUMNS else text[:MENU_COLUMNS - 1].rstrip() + "…"


def run(office, frame, command):
    """One command of a menu: a word, and what it is about."""
    word, *rest = command.replace("%20", " ").split(" ")
    document = frame.getController().getModel() if frame else office.documents()[0]
    try:
        {"card": show_card, "act": act, "findings": show_findings, "report": save_report,
         "again": check_again}[word](office, document, *rest)
    except Failed as failed:
        say(office, document, str(failed), ERRORBOX)


def with_id(office, document, identifier):
    draft = office.update(document)
    for each in draft.diagnostics:
        if each["data"] == identifier:
            return draft, each
    raise Failed("This finding is no longer there.")


def show_card(office, document, identifier):
    draft, diagnostic = with_id(office, document, identifier)
    say(office, document, draft.card(diagnostic))


def act(office, document, identifier, number):
    draft, diagnostic = with_id(office, document, identifier)
    action = draft.actions(diagnostic)[int(number)]
    if action.get("edit"):
        apply(document, action["title"], action["edit"]["changes"][draft.uri])
        return
    command = action["command"]
    result = draft.server.request("workspace/executeCommand", {
        "command": command["command"], "arguments": command["arguments"]})
    if isinstance(result, dict) and "uri" in result and "range" in result:
        open_original(office, result)
    else:
        office.update(document)
        office.again()


def apply(document, title, edits):
    """The edits of a code action, the last first, as one step that can be undone. Formats,
    notes and tracked changes stay as they are: only what is new is written."""
    found = paragraphs(document)
    undo = document.getUndoManager()
    undo.enterUndoContext("Wirecheck: " + title)
    try:
        for edit in sorted(edits, key=lambda each: (
                each["range"]["start"]["line"], each["range"]["start"]["character"]),
                reverse=True):
            write(document, found, edit)
    finally:
        undo.leaveUndoContext()


def write(document, found, edit):
    start, end = edit["range"]["start"], edit["range"]["end"]
    if start["line"] % 2 or "\n" in edit["newText"]:
        text = document.Text
        for line in filter(None, edit["newText"].split("\n")):
            text.insertControlCharacter(text.getEnd(), PARAGRAPH_BREAK, False)
            text.insertString(text.getEnd(), line, False)
        return
    found[start["line"] // 2].changeText(
        start["character"], end["character"] - start["character"], edit["newText"], ())


def open_original(office, location):
    """Read-only, in a window of its own, with the passage selected."""
    def option(name, value):
        made = PropertyValue()
        made.Name, made.Value = name, value
        return made
    document = office.desktop().loadComponentFromURL(location["uri"], "_blank", 0, (
        option("FilterName", "Text (encoded)"), option("FilterOptions", "UTF8,LF"),
        option("ReadOnly", True)))
    cursor = document.Text.createTextCursor()
    for _ in range(location["range"]["start"]["line"]):
        cursor.gotoNextParagraph(False)
    cursor.goRight(location["range"]["start"]["character"], False)
    cursor.goRight(location["range"]["end"]["character"]
                   - location["range"]["start"]["character"], True)
    document.getCurrentController().select(cursor)


def check_again(office, document):
    office.ignored.clear()
    office.update(document)
    office.again()


def show_findings(office, document):
    show(office, document, office.update(document))


def save_report(office, document, address=None):
    """The page of `wirecheck check`, shown in a browser; a macro may name the file for it
    and gets no window. The draft goes there by a pipe, and only what the user asked for is
    written."""
    chosen = address or choose_file(office)
    if not chosen:
        return
    write_report(office.update(document), uno.fileUrlToSystemPath(chosen))
    if not address:
        office.create("com.sun.star.system.SystemShellExecute").execute(chosen, "", 0)


def choose_file(office):
    picker = office.create("com.sun.star.ui.dialogs.FilePicker")
    picker.initialize((FILESAVE_AUTOEXTENSION,))
    picker.appendFilter("HTML", "*.html")
    picker.setDefaultName("report.html")
    return picker.getSelectedFiles()[0] if picker.execute() else None


def write_report(draft, path):
    done = subprocess.run(
        [program(), "check", "--format", "html", "--output", path, "--markup", "plain", "-"],
        input=draft.text().encode("utf-8", "replace"), capture_output=True, check=False)
    if done.returncode > 1:
        raise Failed(done.stderr.decode("utf-8", "replace").strip() or "No report.")


def say(office, document, text, kind=INFOBOX):
    window = document.getCurrentController().getFrame().getContainerWindow()
    toolkit = office.create("com.sun.star.awt.Toolkit")
    toolkit.createMessageBox(window, kind, OK, "Wirecheck", text).execute()
