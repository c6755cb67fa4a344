# SPDX-License-Identifier: MIT
"""What the process has given up, seen from outside: the network, other programs, core files.
In every mode, and before it reads a word of a draft."""

import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import time

import modes
import tap
from client import SLOW
from newsroom import STORIES, Newsroom, binary, capabilities, sanitized

COPIED = (STORIES / "ferry-ap.txt").read_text().splitlines()[8]
DRAFT = f"# A headline\n\n{COPIED}\n"
READERS = (["check", "-"], ["check", "--format", "json", "-"], ["add", "-"], ["serve"],
           ["--stdio"])
# In the first filter of this kind, not needed to look at anything else.
TRACED = "%network,execve,execveat,ptrace,process_vm_readv,io_uring_setup"
SECCOMP_FILTER = "2"


def test_every_command_has_a_row():
    tap.same(modes.missing_rows(), [], "commands that no test of all modes runs")


def can_filter():
    """Whether this kernel filters system calls at all."""
    actions = pathlib.Path("/proc/sys/kernel/seccomp/actions_avail")
    return actions.exists() and "errno" in actions.read_text()


def waiting(room, arguments, **options):
    """The process of a command that waits for its standard input."""
    process = subprocess.Popen([binary(), *arguments], stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=room.environment, cwd=room.desk, **options)
    deadline = time.monotonic() + 10 * SLOW
    wchan = pathlib.Path(f"/proc/{process.pid}/status")
    while time.monotonic() < deadline and "Seccomp:\t2" not in wchan.read_text():
        time.sleep(0.02)
    return process


def end(process):
    process.stdin.close()
    process.kill()
    process.wait(10)


def test_the_kernel_refuses_for_it_before_it_reads():
    if not can_filter():
        raise tap.Skip("this kernel has no system call filters")
    with Newsroom() as room:
        for arguments in READERS:
            process = waiting(room, arguments)
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            limits = pathlib.Path(f"/proc/{process.pid}/limits").read_text()
            end(process)
            fields = dict(re.findall(r"^(\w+):\s*(.*)$", status, re.MULTILINE))
            tap.same(fields["Seccomp"], SECCOMP_FILTER, f"Seccomp of {arguments}")
            tap.same(fields["NoNewPrivs"], "1", f"NoNewPrivs of {arguments}")
            core = re.search(r"Max core file size\s+(\S+)\s+(\S+)", limits)
            tap.same(core.groups(), ("0", "0"), f"core file limits of {arguments}")


def test_the_doctor_tells_of_it():
    with Newsroom() as room:
        told = room.run("doctor").stdout.decode()
        line = next(line for line in told.splitlines() if line.startswith("confined"))
        tap.check(("refuses" in line) == can_filter(), line)


def allow_core():
    limit = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))


def cores(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith("core")]


def leaves_core(room):
    """Whether a process that dies here leaves a core file: else nothing can be seen."""
    done = subprocess.run(["sh", "-c", "kill -QUIT $$"], cwd=room.desk, check=False,
                          preexec_fn=allow_core)
    found = cores(room.desk)
    for name in found:
        (room.desk / name).unlink()
    return done.returncode == -signal.SIGQUIT and bool(found)


def test_a_crash_leaves_no_core_file():
    with Newsroom() as room:
        if not leaves_core(room):
            raise tap.Skip("core files are not written to the current folder here; their "
                           "limit is looked at by another test")
        for arguments in READERS:
            for number in (signal.SIGQUIT, signal.SIGABRT, signal.SIGSEGV):
                process = waiting(room, arguments, preexec_fn=allow_core)
                process.send_signal(number)
                process.wait(20 * SLOW)
                process.stdin.close()
                tap.check(process.returncode != 0, f"{arguments} survives {number}")
                tap.same(cores(room.desk), [], f"core files of {arguments} after {number}")


def test_others_may_not_look_into_its_memory():
    """The files of such a process in /proc belong to root, whoever runs it."""
    nobody = {"user": 65534} if os.geteuid() == 0 else {}
    with Newsroom(archive=False) as room:
        room.environment["HOME"] = "/"
        try:
            process = subprocess.Popen([binary(), "--stdio"], stdin=subprocess.PIPE, cwd="/",
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       env=room.environment, **nobody)
        except PermissionError:
            raise tap.Skip("the program lies where only root can run it") from None
        deadline = time.monotonic() + 10 * SLOW
        owner = None
        while owner != 0 and process.poll() is None and time.monotonic() < deadline:
            owner = os.stat(f"/proc/{process.pid}/mem").st_uid
        end(process)
        tap.same(owner, 0, "owner of the process's memory")


def needs_strace():
    if not shutil.which("strace"):
        raise tap.Skip("strace is not installed")
    tried = subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], check=False,
                           capture_output=True)
    if tried.returncode != 0:
        raise tap.Skip("strace may not trace here")


class Trace:
    """Runs commands under strace and gives the calls of the kinds that must not be."""

    def __init__(self, room):
        self.path = room.path / "trace"
        if sanitized():
            options = room.environment.get("ASAN_OPTIONS", "")
            room.environment["ASAN_OPTIONS"] = options + ":detect_leaks=0"
        self.wrapper = ["strace", "-f", "-qq", "-e", f"trace={TRACED}", "-o", str(self.path)]

    def calls(self):
        """All but the one call that starts the program itself."""
        lines = [line for line in self.path.read_text().splitlines()
                 if "+++ exited" not in line and "--- SIG" not in line]
        tap.check(lines and "execve" in lines[0], "nothing was traced: the test is void")
        return lines[1:]


def test_no_command_calls_a_network_or_a_program():
    needs_strace()
    with Newsroom(archive=False) as room:
        trace = Trace(room)
        runs = [arguments for name, rows in modes.COMMANDS.items() if name != "serve"
                for arguments in rows]
        for arguments in runs + modes.FAILING:
            done = modes.run(room, arguments, DRAFT, trace.wrapper)
            expected = (1, 2) if arguments in modes.FAILING else (0, 1)
            tap.check(done.returncode in expected,
                      f"{arguments}: status {done.returncode}\n{done.stderr.decode()[-900:]}")
            tap.same(trace.calls(), [], f"calls of {arguments}")


def test_the_server_calls_neither():
    needs_strace()
    with Newsroom() as room:
        trace = Trace(room)
        with room.serve(wrapper=trace.wrapper) as client:
            modes.converse(client, room, DRAFT)
            client.leave()
        tap.same(trace.calls(), [], "calls of serve")


def test_this_trace_can_see_a_call():
    needs_strace()
    with Newsroom(archive=False) as room:
        trace = Trace(room)
        subprocess.run([*trace.wrapper, "python3", "-c", "import socket; socket.socket()"],
                       check=True, capture_output=True)
        tap.check(any("socket(" in line for line in trace.calls()), "a socket was not seen")


def test_it_listens_nowhere():
    """No descriptor of a running server is a socket, and it has none to listen on."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"))
        client.open(room.uri("draft.md"), DRAFT)
        client.settled()
        folder = f"/proc/{client.process.pid}/fd"
        try:
            names = [os.readlink(f"{folder}/{name}") for name in os.listdir(folder)]
        except PermissionError:
            raise tap.Skip("the process guards itself against being looked at") from None
        tap.same([name for name in names if name.startswith("socket:")], [], "sockets")
        client.leave()


if __name__ == "__main__":
    tap.main(globals())
