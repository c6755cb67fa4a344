# SPDX-License-Identifier: MIT
"""The documents of this office and the one server that all of them share. What calls the
office here holds no lock of ours: the office's own is taken by turns with the thread that
proofreads."""

import os
import pathlib
import platform
import shutil
import stat
import sys
import threading
import time
import weakref

from com.sun.star.lang import DisposedException
from wirecheck_draft import Draft, one_line, units
from wirecheck_lsp import Failed, Server

PROOFREADING = 2  # com.sun.star.text.TextMarkupType.PROOFREADING
SHORT_SECONDS = 0.05
TRIES = 5
HERE = pathlib.Path(__file__).resolve().parent.parent


def inside():
    """The program that came with the extension, if it came with one for this machine."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    machine = {"AMD64": "x86_64", "arm64": "aarch64"}.get(platform.machine(),
                                                         platform.machine())
    name = "wirecheck.exe" if system == "windows" else "wirecheck"
    path = HERE / "bin" / f"{system}-{machine}" / name
    if path.is_file() and not os.access(path, os.X_OK):
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path) if path.is_file() else None


def program():
    found = os.environ.get("WIRECHECK_PROGRAM") or inside() or shutil.which("wirecheck")
    if not found:
        raise Failed("No wirecheck: install it, or use the extension that has it inside.")
    return found


class Office:
    def __init__(self, context):
        self.context = context
        self.lock = threading.Lock()
        self.server = None
        self.drafts = {}
        self.of_identifier = {}
        self.ignored = set()
        self.proofreaders = weakref.WeakSet()

    def create(self, service):
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)

    def desktop(self):
        return self.create("com.sun.star.frame.Desktop")

    def documents(self):
        """Those of Writer, the one in front first."""
        desktop = self.desktop()
        found = [desktop.getCurrentComponent()]
        components = desktop.getComponents().createEnumeration()
        while components.hasMoreElements():
            found.append(components.nextElement())
        return [each for each in found
                if each is not None and hasattr(each, "getFlatParagraphIterator")]

    def draft(self, document):
        """The draft of a document, with a server that runs."""
        uid = document.RuntimeUID
        url = document.getURL() or f"untitled:writer-{uid}"
        with self.lock:
            if self.server is None or not self.server.alive():
                self.server = Server([program(), "serve"], self.refresh)
                self.drafts.clear()
            draft = self.drafts.get(uid)
            if draft is None or draft.uri != url:
                if draft:
                    draft.close()
                draft = self.drafts[uid] = Draft(self.server, url)
            return draft

    def update(self, document):
        """Read the document; mark all of it anew where that changed more than was asked."""
        draft = self.draft(document)
        begin = time.monotonic()
        keys = [one_line(each.getText()) for each in paragraphs(document)]
        lines = without_deleted(keys, deleted(document))
        draft.cost = time.monotonic() - begin
        draft.read = time.monotonic()
        if draft.update(keys, lines) or any(map(draft.findings_of, draft.unanswered)):
            self.again()
        draft.unanswered.clear()
        return draft

    def draft_with(self, identifier, text):
        """The draft in which a paragraph stands that is to be proofread: the office names
        its document by a number that nothing else knows."""
        documents = self.documents()
        uid = self.of_identifier.get(identifier)
        documents.sort(key=lambda each: each.RuntimeUID != uid)
        for document in documents:
            draft = self.draft(document)
            # A recorded deletion changes nothing of what Writer says the text is.
            if not draft.knows(text) or document.getRedlines().hasElements():
                if document.RuntimeUID == uid and self.put_off(document, draft, text):
                    return draft
                draft = self.update(document)
            if draft.knows(text):
                self.of_identifier[identifier] = document.RuntimeUID
                return draft
        return None

    def put_off(self, document, draft, text):
        """A long document is not read with each keystroke: at most a sixth of the time goes
        into that, and marks come a little later."""
        wait = draft.read + 5 * draft.cost - time.monotonic()
        if draft.cost < SHORT_SECONDS or wait <= 0:
            return False
        if not draft.knows(text):
            draft.unanswered.add(text)
        if not (draft.timer and draft.timer.is_alive()):
            draft.timer = threading.Timer(wait, self.update_later, [document])
            draft.timer.daemon = True
            draft.timer.start()
        return True

    def update_later(self, document):
        try:
            self.update(document)
        except (Failed, DisposedException):
            pass  # The document was closed, or the server; the next check tells.

    def forget(self, document):
        with self.lock:
            draft = self.drafts.pop(document.RuntimeUID, None)
        if draft:
            draft.close()

    def again(self):
        """Have everything proofread anew. On a thread of its own: the caller may be the one
        that reads the server's answers, which somebody with the office's lock waits for."""
        def tell():
            for each in list(self.proofreaders):
                each.tell_again()
        threading.Thread(target=tell, daemon=True).start()

    def refresh(self):
        """The archive or the settings changed: what is known of each draft is old."""
        for each in list(self.drafts.values()):
            each.old = True
        self.again()


def paragraphs(document):
    """All paragraphs as the proofreader sees them, those of the body first: Writer keeps
    footnotes and text boxes before it."""
    for _ in range(TRIES):
        try:
            found = list(flat_paragraphs(document))
            start = body_start(document, found)
            return found[start:] + found[:start]
        except AttributeError:
            # 7.4 at times denies an interface that two threads ask for first together.
            time.sleep(0.02)
    raise Failed("Writer does not let its text be read.")


def flat_paragraphs(document):
    iterator = document.getFlatParagraphIterator(PROOFREADING, False)
    paragraph = iterator.getFirstPara()
    while paragraph is not None:
        yield paragraph
        paragraph = iterator.getParaAfter(paragraph)


def body_start(document, found):
    first = document.Text.createEnumeration()
    while first.hasMoreElements():
        each = first.nextElement()
        if each.supportsService("com.sun.star.text.Paragraph") and each.getString().strip():
            text = each.getString()
            break
    else:
        return 0
    for number, paragraph in enumerate(found):
        if paragraph.getText() == text:
            return number
    return 0


def deleted(document):
    """(paragraph, start, end) of each deletion that is recorded and still shown."""
    redlines = document.getRedlines().createEnumeration()
    found = []
    while redlines.hasMoreElements():
        redline = redlines.nextElement()
        if redline.getPropertyValue("RedlineType") == "Delete":
            ends = [redline.getPropertyValue(name) for name in ("RedlineStart", "RedlineEnd")]
            # One of a whole table has none in a text, nor has one that is just being made.
            if all(hasattr(end, "getText") for end in ends):
                found.extend(pieces(*ends))
    return found


def pieces(start, end):
    """A range, paragraph by paragraph. Deletions are seldom longer than a page."""
    text = start.getText()
    if text.compareRegionStarts(start, end) < 0:  # Writer 7.4 may give them in either order.
        start, end = end, start
    cursor = text.createTextCursorByRange(start)
    while True:
        before = text.createTextCursorByRange(cursor.getStart())
        before.gotoStartOfParagraph(True)
        whole = text.createTextCursorByRange(cursor.getStart())
        whole.gotoStartOfParagraph(False)
        whole.gotoEndOfParagraph(True)
        last = text.compareRegionEnds(whole, end) <= 0
        cursor.gotoRange(end, True) if last else cursor.gotoEndOfParagraph(True)
        first = units(before.getString())
        yield one_line(whole.getString()), first, first + units(cursor.getString())
        cursor.collapseToEnd()
        if last or not cursor.gotoNextParagraph(False):
            return


def without_deleted(keys, gone):
    lines = list(keys)
    for key, start, end in gone:
        for number, each in enumerate(keys):
            if each == key:
                lines[number] = blanked(lines[number], start, end)
                break
    return lines


def blanked(line, start, end):
    wide = line.encode("utf-16-le", "surrogatepass")
    wide = wide[:2 * start] + " ".encode("utf-16-le") * (end - start) + wide[2 * end:]
    return wide.decode("utf-16-le", "surrogatepass")
