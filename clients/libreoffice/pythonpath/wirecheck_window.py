# SPDX-License-Identifier: MIT
"""A window with the findings by source; the card of the chosen one stands below."""

import unohelper
from com.sun.star.awt import XItemListener


WHAT = {"wire-copy": "Copy", "wire-rewrite": "Reworded", "shared-phrase": "Stock phrase",
        "shared-quote": "Quotation", "own-archive": "Our own earlier copy",
        "figure-differs": "A figure differs", "corrected": "Corrected later",
        "withdrawn": "Withdrawn", "embargoed": "Under embargo"}


def by_source(diagnostics, findings):
    """(label, diagnostic) in the order of the list, each source's findings together, the
    source of most words first."""
    known = {each["id"]: each for each in findings}
    groups = {}
    for each in diagnostics:
        if each.get("data") in known:
            finding = known[each["data"]]
            groups.setdefault(finding["origin"]["number"], []).append((finding, each))
    rows = []
    for members in sorted(groups.values(), key=lambda group: -sum(
            finding["matched"] for finding, _ in group)):
        words = sum(finding["matched"] for finding, _ in members)
        rows.append((f"{named(members[0][0]['origin'])}: {words} words", None))
        rows.extend((f"    {WHAT.get(finding['code'], finding['code'])}, "
                     f"{'credited' if finding['credited'] else 'not credited'}: "
                     f"{finding['matched']} of {finding['words']} words", each)
                    for finding, each in members)
    return rows


def named(origin):
    who = origin["agency"] or origin["publisher"] or origin["byline"] or "Unnamed"
    return ", ".join(filter(None, (who, (origin["date"] or "")[:10], origin["headline"])))


class Choose(unohelper.Base, XItemListener):
    def __init__(self, rows, draft, dialog, document):
        self.rows, self.draft, self.dialog = rows, draft, dialog
        self.document = document

    def itemStateChanged(self, event):
        diagnostic = self.rows[event.Selected][1]
        card = self.dialog.getControl("card")
        card.setText(self.draft.card(diagnostic) if diagnostic else "")

    def disposing(self, event):
        pass


def show(office, document, draft):
    rows = by_source(draft.diagnostics, draft.findings())
    dialog = make(office)
    listing = dialog.getControl("list")
    listing.addItems(tuple(row[0] for row in rows)
                     or ("Nothing of this document stands in the archive.",), 0)
    if rows:
        listing.addItemListener(Choose(rows, draft, dialog, document))
    window = document.getCurrentController().getFrame().getContainerWindow()
    dialog.createPeer(office.create("com.sun.star.awt.Toolkit"), window)
    dialog.execute()
    dialog.dispose()


def make(office):
    model = office.create("com.sun.star.awt.UnoControlDialogModel")
    model.Title, model.Width, model.Height = "Wirecheck: findings by source", 320, 240
    for name, kind, y, height in (("list", "ListBox", 6, 104), ("card", "Edit", 114, 100)):
        part = model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
        part.PositionX, part.PositionY, part.Width, part.Height = 6, y, 308, height
        if kind == "Edit":
            part.MultiLine, part.ReadOnly, part.VScroll = True, True, True
        model.insertByName(name, part)
    button = model.createInstance("com.sun.star.awt.UnoControlButtonModel")
    button.PositionX, button.PositionY, button.Width, button.Height = 264, 220, 50, 14
    button.Label, button.PushButtonType = "Close", 1
    model.insertByName("close", button)
    dialog = office.create("com.sun.star.awt.UnoControlDialog")
    dialog.setModel(model)
    return dialog
