# SPDX-License-Identifier: MIT
"""Kate in a window, with the configuration of clients/kate and the real server. Nothing of
its window can be read as text: what it shows is told by its title, by the pixels of its
underlines, and by what it asked the server and saved."""

import contextlib
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "driver"))

import recorded  # noqa: E402
import tap  # noqa: E402
from desk import COPIED, Desk, needs  # noqa: E402
from display import Display, pixels  # noqa: E402
from waiting import wait_for  # noqa: E402

# Kate asks before it starts a server that it does not know; this is the answer "yes".
KATERC = """[General]
Show welcome view for new window=false
[KTextEditor View]
Dynamic Word Wrap=true
[Kate Plugins]
lspclientplugin=true
[lspclient]
AllowedServerCommandLines={command} serve
"""


class Kate:
    def __init__(self, desk, display):
        self.desk = desk
        self.display = display
        self.window = display.window("draft.md")
        self.tool("windowsize", self.window, 1200, 800, "windowmove", self.window, 0, 0)

    def tool(self, *words):
        return self.display.tool(*words)

    def picture(self):
        return self.display.picture(self.desk.home / "screen.png")

    def red(self):
        """Pixels of the underlines of warnings."""
        return pixels(self.picture(), lambda red, green, blue: red > 180 and green < 130
                      and blue < 120)

    def wait_for_marks(self):
        """The (x, y) of a pixel in the first marked line."""
        self.desk.traffic.wait_for("findings", lambda traffic: traffic.published())
        return wait_for("underlines", self.red)[0]

    def title(self):
        return self.tool("getwindowname", self.window)

    def wait_for_title(self, part):
        wait_for(f"window {part}", lambda: part in self.title(), tell=self.title)

    def wait_for_request(self, method):
        return self.desk.traffic.wait_for(f"answer to {method}", lambda traffic: [
            each["result"] for each in traffic.replies(method) if each.get("result")])[-1]

    def go_to(self, words):
        self.display.keys("ctrl+g")
        self.tool("type", str(self.desk.line_of(words) + 1))
        self.display.keys("Return")


@contextlib.contextmanager
def kate():
    needs("kate", "dbus-run-session")
    with Desk() as desk:
        desk.configure("kate/settings.json", "config", "kate", "lspclient", "settings.json")
        (desk.config / "katerc").write_text(
            KATERC.format(command=desk.home / "bin" / "wirecheck"), encoding="utf-8")
        with Display(desk) as display:
            display.environment["QT_QPA_PLATFORM"] = "xcb"
            display.start("dbus-run-session", "--", "kate", "--new", "--block", desk.draft)
            yield Kate(desk, display)


def test_paragraphs_that_were_copied_are_underlined_until_they_are_deleted():
    with kate() as editor:
        editor.wait_for_marks()
        before = len(editor.red())
        editor.go_to(COPIED)
        editor.display.keys("ctrl+k")
        wait_for("fewer underlines", lambda: 0 < len(editor.red()) < before - 300,
                 tell=lambda: f"{before} and then {len(editor.red())} pixels")


def test_a_tooltip_shows_the_message():
    with kate() as editor:
        x, y = editor.wait_for_marks()
        before = set(pixels(editor.picture(), lambda *rgb: max(rgb) < 100))
        editor.tool("mousemove", x + 200, y - 4)
        time.sleep(0.3)
        editor.tool("mousemove_relative", 4, 0)

        def new_text():
            after = pixels(editor.picture(), lambda *rgb: max(rgb) < 100)
            return len([each for each in after if each not in before]) > 1000
        wait_for("tooltip", new_text)


def test_symbol_info_asks_for_the_source():
    with kate() as editor:
        editor.wait_for_marks()
        editor.go_to(COPIED)
        editor.display.keys("alt+l", "y")
        answer = editor.wait_for_request("textDocument/hover")
        tap.check("58 percent" in answer["contents"]["value"], str(answer))


def test_control_click_opens_the_original():
    with kate() as editor:
        x, y = editor.wait_for_marks()
        editor.tool("mousemove", x + 200, y - 4)
        editor.tool("keydown", "ctrl")
        time.sleep(0.3)
        editor.tool("mousemove_relative", 4, 0)
        editor.wait_for_request("textDocument/definition")
        editor.tool("click", "1")
        editor.tool("keyup", "ctrl")
        editor.wait_for_title("reuters-2024-05-15")


def test_the_menu_of_actions_inserts_a_credit():
    with kate() as editor:
        editor.wait_for_marks()
        editor.go_to(COPIED)
        editor.display.keys("alt+Return")
        offered = [each["title"] for each in
                   editor.wait_for_request("textDocument/codeAction")]
        tap.check("Dismiss this passage in every draft" in offered, str(offered))
        time.sleep(0.5)
        editor.display.keys("Down", "Return")
        editor.desk.traffic.wait_for("edit", lambda traffic: traffic.sent(
            "textDocument/didChange"))
        editor.display.keys("ctrl+s")
        wait_for("credit", lambda: "counter-offer. (Reuters)\n" in editor.desk.text(),
                 tell=editor.desk.text)


def test_kate_announces_what_is_recorded():
    with kate() as editor:
        editor.wait_for_marks()
        done = editor.desk.run("dpkg-query", "-W", "-f", "${source:Upstream-Version}", "kate")
        recorded.check("kate", f"Kate {done.stdout.split(':')[-1]}", editor.desk.traffic)


if __name__ == "__main__":
    tap.main(globals())
