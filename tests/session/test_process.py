# SPDX-License-Identifier: MIT
"""The server as a process: how it starts, what it does with its descriptors, and that it
is gone when its editor is."""

import os
import subprocess
import time

import tap
from client import SLOW, Client
from newsroom import STORIES, Newsroom, binary, capabilities

PARAGRAPH = (STORIES / "ferry-ap.txt").read_text().splitlines()[8]
LONG = "\n\n".join(f"{number} {PARAGRAPH} {number * 7}" for number in range(6000))


def test_it_answers_to_every_spelling_that_editors_use():
    with Newsroom(archive=False) as room:
        for arguments in (["serve"], ["serve", "--stdio"], ["--stdio"]):
            with Client([binary(), *arguments], room.environment, room.desk) as client:
                client.initialize({})
                client.leave()


def test_trap_05_it_leaves_standard_output_to_the_protocol():
    """A stray print goes to standard error: descriptor 1 is the same file as 2."""
    with Newsroom(archive=False) as room, room.serve() as client:
        client.initialize({})
        folder = f"/proc/{client.process.pid}/fd"
        try:
            tap.same(os.readlink(f"{folder}/1"), os.readlink(f"{folder}/2"), "descriptor 1")
        except PermissionError:
            raise tap.Skip("the process guards itself against being looked at") from None
        client.leave()


def test_it_does_not_keep_what_it_was_not_given():
    """Descriptors at the end are those of the beginning: nothing leaks with each draft."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("kate"))
        counts = []
        for version in range(1, 40):
            client.open(room.uri("a.md"), PARAGRAPH, version=version)
            client.diagnostics(room.uri("a.md"), version)
            client.close(room.uri("a.md"))
            client.settled()
            try:
                counts.append(len(os.listdir(f"/proc/{client.process.pid}/fd")))
            except PermissionError:
                raise tap.Skip("the process guards itself against being looked at") from None
        client.leave()
        tap.check(counts[-1] <= counts[2], f"open descriptors: {counts}")


def hang_up(room, **options):
    with room.serve() as client:
        client.initialize({}, initializationOptions={"debounce": 0})
        client.open(room.uri("long.md"), LONG)
        client.reply(client.request("desk/unheardOf"))
        time.sleep(options.get("after", 0))
        started = time.monotonic()
        client.end_input()
        status = client.wait_exit(5)
        return status, time.monotonic() - started


def test_trap_23_end_of_input_ends_it_while_a_check_is_running():
    with Newsroom() as room:
        for after in (0, 0.05, 0.2):
            status, seconds = hang_up(room, after=after)
            tap.same(status, 1, "exit status")
            tap.check(seconds < 1.0 * SLOW, f"{seconds:.2f} s from hang-up to exit")


def farewell(room, draft):
    """Seconds from shutdown to its reply, and to the end of the process."""
    with room.serve() as client:
        client.initialize({}, initializationOptions={"debounce": 0})
        client.open(room.uri("a.md"), draft)
        client.reply(client.request("desk/unheardOf"))
        started = time.monotonic()
        client.call("shutdown")
        replied = time.monotonic() - started
        client.notify("exit")
        status = client.wait_exit(5)
        tap.same(status, 0, "exit status")
        return replied, time.monotonic() - started


def test_trap_22_shutdown_is_quick_enough_for_the_most_impatient_editor():
    """Kate gives 200 ms before it sends a signal."""
    with Newsroom() as room:
        for draft in (PARAGRAPH, LONG):
            # The best of five: a busy machine is not what is tested.
            replied, gone = map(min, zip(*(farewell(room, draft) for _ in range(5))))
            tap.check(replied < 0.1 * SLOW, f"{replied * 1000:.0f} ms to the reply")
            tap.check(gone < 0.2 * SLOW, f"{gone * 1000:.0f} ms to the end, {len(draft)} bytes")


def test_trap_24_it_goes_when_the_editor_s_process_is_gone():
    """Trap 24: the pipe is still open, but whoever opened it is not there any more. Only a
    process that was there once can go: in a container its number is of another world."""
    editor, stranger = (subprocess.Popen(["sleep", "600"]) for _ in range(2))
    end(stranger)
    try:
        with Newsroom(archive=False) as room, room.serve() as client, \
                room.serve(f"--clientProcessId={editor.pid}") as told, \
                room.serve("--ignore-client-process") as patient, room.serve() as container:
            for each, process in ((client, editor), (told, None), (patient, editor),
                                  (container, stranger)):
                each.call("initialize", {"processId": process and process.pid, "rootUri": None,
                                         "capabilities": {}})
                each.notify("initialized", {})
            end(editor)
            for each in (client, told):
                tap.same(each.wait_exit(8), 1, "exit status")
            time.sleep(0.5)
            for each in (patient, container):
                each.reply(each.request("desk/unheardOf"))
                each.leave()
    finally:
        end(editor)


def test_a_process_has_a_number():
    with Newsroom(archive=False) as room:
        for number in ("", "0", "-4", "4x", "99999999999999999999"):
            done = room.run("serve", f"--clientProcessId={number}", statuses=(2,))
            tap.check("--clientProcessId is the number of a process" in done.stderr.decode(),
                      done.stderr)


def test_no_other_way_than_standard_input_and_output():
    """What VS Code's client and others add for pipes and sockets is refused in one line that
    says why and what to use, and nothing is left behind under that name."""
    with Newsroom(archive=False) as room:
        for arguments in (["serve", "--pipe=lsp.sock"], ["serve", "--socket=2087"],
                          ["serve", "--socket", "2087"], ["--pipe=lsp.sock"],
                          ["--socket", "2087"], ["serve", "--stdio", "--port=2087"],
                          ["--stdio", "--tcp"], ["serve", "--node-ipc"],
                          ["--archive", "a", "--pipe=lsp.sock"]):
            done = room.run(*arguments, statuses=(2,))
            said = done.stderr.decode()
            name = [each.split("=")[0] for each in arguments
                    if each.startswith("--") and each not in ("--stdio", "--archive")][0]
            tap.same(said, f"wirecheck: serve: {name} is not offered: no socket is ever opened, "
                           "so that no draft can leave this machine; let the editor use "
                           "standard input and output (--stdio)\n", " ".join(arguments))
            tap.same(done.stdout, b"", "standard output")
            tap.same(sorted(room.desk.iterdir()), [], "files")


def end(process):
    process.kill()
    process.wait()


def test_it_lives_without_anybody_who_reads_its_log():
    with Newsroom(archive=False) as room:
        reading, writing = os.pipe()
        os.close(reading)
        command = ["/bin/sh", "-c", f'exec "$0" serve --log-level debug 2>&{writing}',
                   binary()]
        with Handed(command, room, writing) as client:
            os.close(writing)
            client.initialize({})
            client.notify("textDocument/didOpen", "nonsense")
            client.notify("textDocument/didClose", {})
            client.leave()


class Handed(Client):
    """A client whose server gets one more descriptor."""

    def __init__(self, command, room, descriptor):
        os.set_inheritable(descriptor, True)
        opened, subprocess.Popen = subprocess.Popen, lambda *args, **more: opened(
            *args, **more, pass_fds=(descriptor,))
        try:
            super().__init__(command, room.environment, room.desk)
        finally:
            subprocess.Popen = opened


def test_many_drafts_at_once():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("neovim"), initializationOptions={"debounce": 0})
        for number in range(60):
            client.open(room.uri(f"{number}.md"), f"Draft {number}.\n\n{PARAGRAPH}\n")
        for number in range(60):
            tap.same(len(client.diagnostics(room.uri(f"{number}.md"), 1)), 1, "marks")
        client.leave()


if __name__ == "__main__":
    tap.main(globals())
