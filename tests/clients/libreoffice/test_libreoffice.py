# SPDX-License-Identifier: MIT
"""LibreOffice Writer with the extension of clients/libreoffice, installed as a user would
and driven through its own interface; without a window, and in one that is looked at."""

import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "driver"))

import recorded  # noqa: E402
import tap  # noqa: E402
from desk import COPIED, OWN, REWORDED, ROOT, Desk, needs, program  # noqa: E402
from display import Display, pixels  # noqa: E402
from waiting import SLOW, wait_for  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
WARNING, INFORMATION = 0xD98200, 0x2A6FBB
NOBODY = 65534
LONGEST = 120  # seconds that an office may live


def python_with_uno():
    for candidate in ("/usr/bin/python3", "python3"):
        done = subprocess.run([candidate, "-c", "import uno"], capture_output=True,
                              check=False)
        if done.returncode == 0:
            return candidate
    raise tap.Skip("no python3-uno: sh tests/editors installs it")


class Writer:
    """An office of its own. LibreOffice refuses root its own profile, so that a run as root
    is one as nobody."""

    def __init__(self, desk, display=None):
        self.desk = desk
        self.prefix = []
        if os.geteuid() == 0:
            needs("setpriv")
            self.prefix = ["setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"]
        self.profile = f"-env:UserInstallation=file://{desk.home}/profile"
        self.install()
        self.pipe = f"wirecheck{os.getpid()}x{time.monotonic_ns()}"
        look = [] if display else ["--headless"]
        environment = {**(display.environment if display else desk.environment),
                       "SAL_USE_VCLPLUGIN": "gen" if display else "svp"}
        self.log = open(desk.home / "office.log", "wb")
        self.office = subprocess.Popen(
            self.words("soffice", *look, "--norestore", "--nologo", "--nodefault",
                       "--nofirststartwizard", self.profile,
                       f"--accept=pipe,name={self.pipe};urp"),
            env=environment, cwd=desk.folder, stdin=subprocess.DEVNULL, stdout=self.log,
            stderr=self.log, start_new_session=True)
        self.driver = subprocess.Popen(
            self.words(python_with_uno(), HERE / "writer.py", self.pipe),
            env=desk.environment, cwd=desk.folder, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True, bufsize=1)
        # Whoever waits for its answer waits for no longer than that.
        self.end = threading.Timer(LONGEST * SLOW, self.kill)
        self.end.daemon = True
        self.end.start()
        tap.same(self.answer(), "ready", "the office")

    def words(self, *words):
        return [str(each) for each in (*self.prefix, *words)]

    def install(self):
        extension = self.desk.home / "wirecheck.oxt"
        self.desk.run("sh", ROOT / "clients" / "libreoffice" / "package.sh", extension)
        if self.prefix:
            self.desk.traffic.path.touch()
            # The Python that runs the tests may be one that only root can read.
            wrapper = self.desk.home / "bin" / "wirecheck"
            wrapper.write_text(wrapper.read_text().replace(sys.executable,
                                                           python_with_uno()))
            for path in [self.desk.home, *self.desk.home.rglob("*")]:
                os.chown(path, NOBODY, NOBODY)
        self.desk.run(*self.words("unopkg", "add", self.profile, extension), seconds=120)

    def answer(self):
        line = self.driver.stdout.readline()
        if not line:
            raise AssertionError("the office is gone")
        return json.loads(line)

    def ask(self, *words):
        self.driver.stdin.write(json.dumps(words) + "\n")
        return self.answer

    def call(self, *words):
        got = self.ask(*words)()
        if "failure" in got:
            raise AssertionError(f"{words[0]}: {got['failure']}")
        return got["result"]

    def mark_of(self, begin):
        found = [each for each in self.call("marks") if each["text"].startswith(begin)]
        return found[0] if found else None

    def paragraph(self, begin):
        return [each for each in self.call("text") if each.startswith(begin)][0]

    def kill(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.office.pid, signal.SIGKILL)
        self.driver.kill()

    def close(self):
        """Also where a menu is open, which lets nobody else have a word."""
        with contextlib.suppress(OSError):
            self.ask("end")
        for each in (self.driver, self.office):
            try:
                each.wait(10)
            except subprocess.TimeoutExpired:
                pass
        self.end.cancel()
        self.kill()
        for each in (self.driver, self.office):
            each.wait()
        self.log.close()


def sample(desk):
    lines = desk.text().replace("# ", "", 1).split("\n")
    return [each for each in lines if each]


def starting(paragraphs, begin):
    return [each for each in paragraphs if each.startswith(begin)][0]


@contextlib.contextmanager
def writer(display=False):
    needs("soffice", "unopkg")
    python_with_uno()
    if os.geteuid() == 0 and not pathlib.Path(program()).stat().st_mode & 0o001:
        raise tap.Skip("the program cannot be run by nobody")
    with Desk() as desk, contextlib.ExitStack() as stack:
        shown = stack.enter_context(Display(desk)) if display else None
        office = Writer(desk, shown)
        stack.callback(office.close)
        office.display = shown
        yield office


def test_what_was_copied_is_underlined_in_the_colour_of_its_severity():
    with writer() as office:
        office.call("new", sample(office.desk))
        copied = office.mark_of(COPIED)
        tap.check(copied["message"].startswith("Uncredited copy of Reuters"), str(copied))
        tap.same([copied["colour"], copied["start"], copied["length"]], [WARNING, 0, 271],
                 "the mark of a copy")
        tap.same(office.mark_of(REWORDED)["colour"], INFORMATION, "colour of a rewrite")
        tap.same(office.mark_of(OWN), None, "mark of an own paragraph")
        tap.same(office.desk.files_with("the only thing moving on the container"),
                 ["desk/draft.md"], "files with words of the draft")


def test_a_credit_is_inserted_and_undone_in_one_step():
    with writer() as office:
        office.call("new", sample(office.desk))
        finding = office.mark_of(COPIED)["finding"]
        office.call("dispatch", f"org.wirecheck:act {finding} 0")
        tap.check(office.paragraph(COPIED).endswith("counter-offer. (Reuters)"),
                  office.paragraph(COPIED))
        tap.same(office.mark_of(COPIED)["colour"], INFORMATION, "colour of a credited copy")
        office.call("undo")
        tap.check(office.paragraph(COPIED).endswith("counter-offer."), "not undone")
        office.call("dispatch", f"org.wirecheck:act {finding} 2")
        shown = [words for address, words in office.call("windows") if "reuters" in address]
        tap.check(shown and shown[0].startswith("Meridian, which handles 58 percent"),
                  str(shown))


def test_a_dismissed_passage_is_marked_no_more():
    with writer() as office:
        office.call("new", sample(office.desk))
        finding = office.mark_of(COPIED)["finding"]
        office.call("dispatch", f"org.wirecheck:act {finding} 3")
        tap.same(office.mark_of(COPIED), None, "mark of what was dismissed")
        tap.check(office.mark_of(REWORDED), "another passage is marked as before")


def test_tables_footnotes_boxes_and_recorded_deletions():
    with writer() as office:
        draft = sample(office.desk)
        copied, reworded = starting(draft, COPIED), starting(draft, REWORDED)
        railway = starting(draft, "Passengers on the coastal")
        office.call("new", ["A headline of our own", "Own words to begin with."])
        office.call("add_parts", copied, reworded, railway, "A remark: " + starting(draft, OWN))
        tap.same(sorted(each["text"][:10] for each in office.call("marks")),
                 sorted(each[:10] for each in (copied, reworded, railway)), "marks")
        office.call("new", ["A headline of our own", copied, "Own words.", reworded])
        tap.check(office.mark_of(COPIED), "marked while it stands")
        office.call("delete_tracked", COPIED)
        tap.same(office.mark_of(COPIED), None, "mark of what is struck out")
        tap.check(office.mark_of(REWORDED), "what stands behind it is marked")


def test_a_report_is_one_page_with_the_whole_document():
    with writer() as office:
        office.call("new", sample(office.desk))
        page = office.desk.home / "report.html"
        office.call("dispatch", f"org.wirecheck:report {page.as_uri()}")
        text = page.read_text(encoding="utf-8")
        tap.check("Reuters" in text and "only thing moving on the container" in text, text[:500])


def test_a_hundred_pages_are_typed_in_without_a_halt():
    with writer() as office:
        own = [f"Ledger {number} of the harbour office lists what was landed on that day, "
               f"crate {number * 7} first, and who signed for it at gate {number % 9}. " * 3
               for number in range(1000)]
        copied = starting(sample(office.desk), COPIED)
        office.call("new", [copied if number % 100 == 50 else each
                            for number, each in enumerate(own)])
        office.call("marks")
        took = [office.call("type", number, " More.") for number in (3, 500, 990)]
        tap.check(max(took) < 1.5 * SLOW, f"seconds until it was proofread: {took}")
        found = wait_for("marks", lambda: [each for each in office.call("marks")
                                           if each["text"] == copied] or None)
        tap.same(len(found), 10, "marked paragraphs")


def test_the_context_menu_of_a_window_inserts_a_credit():
    with writer(display=True) as office:
        office.call("new", sample(office.desk))
        display = office.display
        window = display.window("Writer")
        display.tool("windowsize", window, 1200, 800, "windowmove", window, 0, 0)
        picture = office.desk.home / "screen.png"

        def amber():
            return pixels(display.picture(picture), lambda red, green, blue: (
                red > 190 and 110 < green < 160 and blue < 60))
        x, y = wait_for("underline", lambda: [
            each for each in amber() if each[1] > 110 and each[0] < 900])[0]
        keep(picture, "marks")
        display.tool("mousemove", x + 160, y - 6, "click", 3)
        office.desk.traffic.wait_for(
            "actions", lambda traffic: traffic.replies("textDocument/codeAction"))
        time.sleep(1)
        keep(display.picture(picture), "menu")
        display.keys("Down", "Down", "Return")
        wait_for("credit", lambda: office.paragraph(COPIED).endswith("(Reuters)"),
                 tell=lambda: office.paragraph(COPIED))
        card = office.ask("dispatch", f"org.wirecheck:card {office.mark_of(COPIED)['finding']}")
        time.sleep(2)
        keep(display.picture(picture), "card")
        close_box(display, picture)
        tap.check(card().get("result"), "the card was shown")


def close_box(display, picture):
    """Without a window manager the box has no keyboard: its button is clicked."""
    window = display.tool("search", "--onlyvisible", "--name", "^Wirecheck").split("\n")[-1]
    place = dict(line.split("=") for line in display.tool(
        "getwindowgeometry", "--shell", window).split("\n"))
    display.tool("mousemove", int(place["X"]) + int(place["WIDTH"]) // 2,
                 int(place["Y"]) + int(place["HEIGHT"]) - 16, "click", 1)


def keep(picture, name):
    """For people who want to look: WIRECHECK_PICTURES names a folder."""
    folder = os.environ.get("WIRECHECK_PICTURES")
    if folder:
        shutil.copy(picture, pathlib.Path(folder) / f"libreoffice-{name}.png")


def test_writer_announces_what_is_recorded():
    with writer() as office:
        office.call("new", sample(office.desk))
        office.call("marks")
        recorded.check("libreoffice", "LibreOffice Writer", office.desk.traffic)


if __name__ == "__main__":
    tap.main(globals())
