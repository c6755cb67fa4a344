# SPDX-License-Identifier: MIT
"""Runs in the Python that has LibreOffice's `uno`, beside an office that listens on a pipe:
reads a request a line of JSON from standard input, writes an answer a line."""

import json
import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale
from com.sun.star.util import URL

EXTENSION = "org.wirecheck.writer"


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


class Writer:
    def __init__(self, pipe):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local)
        deadline = time.monotonic() + 60
        while True:
            try:
                self.context = resolver.resolve(
                    f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
        self.desktop = self.create("com.sun.star.frame.Desktop")
        properties = self.create("com.sun.star.linguistic2.LinguProperties")
        properties.IsSpellAuto = True
        self.document = None

    def create(self, service):
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)

    def new(self, paragraphs):
        self.document = self.desktop.loadComponentFromURL(
            "private:factory/swriter", "_blank", 0, ())
        cursor = self.document.Text.createTextCursor()
        cursor.CharLocale = Locale("en", "GB", "")
        self.document.Text.setString("\r".join(paragraphs))
        return len(paragraphs)

    def flat(self):
        """The paragraphs as Writer hands them to a proofreader."""
        iterator = self.document.getFlatParagraphIterator(2, False)
        paragraph = iterator.getFirstPara()
        while paragraph is not None:
            yield paragraph
            paragraph = iterator.getParaAfter(paragraph)

    def marks(self):
        """What Writer was told to underline."""
        checker = self.create("com.sun.star.linguistic2.ProofreadingIterator")
        found = []
        for paragraph in self.flat():
            text = paragraph.getText()
            if not text:
                continue
            locale = paragraph.getLanguageOfText(0, len(text))
            result = checker.checkSentenceAtPosition(
                self.document, paragraph, text, locale, 0, len(text), -1)
            for each in result.aErrors:
                colours = [value.Value for value in each.aProperties
                           if value.Name == "LineColor"]
                found.append({"text": text, "start": each.nErrorStart,
                              "length": each.nErrorLength, "message": each.aShortComment,
                              "colour": colours[0], "finding": each.aRuleIdentifier})
        return found

    def text(self):
        return [each.getText() for each in self.flat()]

    def services(self, locale=("en", "GB")):
        manager = self.create("com.sun.star.linguistic2.LinguServiceManager")
        return list(manager.getConfiguredServices(
            "com.sun.star.linguistic2.Proofreader", Locale(*locale, "")))

    def dispatch(self, command):
        """What an entry of a menu does."""
        url = URL()
        url.Complete = command
        url = self.create("com.sun.star.util.URLTransformer").parseStrict(url)[1]
        frame = self.document.getCurrentController().getFrame()
        dispatch = frame.queryDispatch(url, "", 0)
        if dispatch is None:
            return False
        dispatch.dispatch(url, ())
        return True

    def undo(self):
        self.document.getUndoManager().undo()

    def add_parts(self, table, footnote, box, comment):
        """A table, a footnote, a text box and a comment, each with a text."""
        text = self.document.Text
        made = self.document.createInstance("com.sun.star.text.TextTable")
        made.initialize(1, 1)
        text.insertTextContent(text.getEnd(), made, False)
        made.getCellByName("A1").setString(table)
        note = self.document.createInstance("com.sun.star.text.Footnote")
        text.insertTextContent(text.getEnd(), note, False)
        note.setString(footnote)
        frame = self.document.createInstance("com.sun.star.text.TextFrame")
        text.insertTextContent(text.getEnd(), frame, False)
        frame.setString(box)
        remark = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        remark.Content = comment
        text.insertTextContent(text.getEnd(), remark, False)

    def delete_tracked(self, start):
        """Delete the paragraph that begins so, with changes recorded."""
        self.document.RecordChanges = True
        paragraphs = self.document.Text.createEnumeration()
        while paragraphs.hasMoreElements():
            each = paragraphs.nextElement()
            if (each.supportsService("com.sun.star.text.Paragraph")
                    and each.getString().startswith(start)):
                each.setString("")
                return True
        return False

    def type(self, number, addition):
        """Put text at the end of a paragraph; the seconds until it was proofread."""
        paragraphs = list(self.flat())
        text = paragraphs[number].getText()
        begin = time.monotonic()
        paragraphs[number].changeText(len(text), 0, addition, ())
        changed = paragraphs[number]
        checker = self.create("com.sun.star.linguistic2.ProofreadingIterator")
        text = changed.getText()
        checker.checkSentenceAtPosition(
            self.document, changed, text, changed.getLanguageOfText(0, len(text)),
            0, len(text), -1)
        return time.monotonic() - begin

    def windows(self):
        found = []
        components = self.desktop.getComponents().createEnumeration()
        while components.hasMoreElements():
            each = components.nextElement()
            found.append([each.getURL(), each.getCurrentController().getViewCursor().getString()
                          if hasattr(each, "Text") else ""])
        return found

    def select(self, start):
        search = self.document.createSearchDescriptor()
        search.SearchString = start
        found = self.document.findFirst(search)
        self.document.getCurrentController().getViewCursor().gotoRange(found.getStart(), False)
        return found is not None

    def close(self):
        self.document.setModified(False)
        self.document.close(True)

    def end(self):
        try:
            self.desktop.terminate()
        except Exception:
            pass


def main():
    writer = Writer(sys.argv[1])
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        try:
            answer = {"result": getattr(writer, name)(*arguments)}
        except Exception as failure:
            answer = {"failure": repr(failure)}
        print(json.dumps(answer), flush=True)
        if name == "end":
            break
    sys.stdout.flush()
    os._exit(0)  # The bridge of 7.4 may crash as it is taken down.


main()
