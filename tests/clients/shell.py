"""Running toot, at terminals too, and writing down which of its options were used."""

import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
import zlib

import click
from toot.cli import cli

passed = 0
used = {}


def check(what, holds):
    global passed
    if not holds:
        sys.exit(f"FAILED: toot: {what}")
    passed += 1
    print(f"ok  toot: {what}")


def within(seconds, ask):
    """The first answer that is not empty."""
    end = time.monotonic() + seconds
    while True:
        found = ask()
        if found or time.monotonic() > end:
            return found
        time.sleep(0.3)


def png(width, height):
    """A small picture without any library."""
    rows = b"".join(b"\0" + bytes(v for x in range(width) for v in (x * 255 // width, y % 256, 80)) for y in range(height))

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def commands(group=cli, path=()):
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


COMMANDS = dict(commands())


def note(words, before):
    """Writes down which options of which command were used."""
    name = " ".join(words[:2]) if " ".join(words[:2]) in COMMANDS else words[0]
    flags = {word.split("=")[0] for word in words if word.startswith("-")}
    used.setdefault(name, set()).update(flags)
    used.setdefault("", set()).update(word for word in before if word.startswith("-"))


class Toot:
    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="rookery-toot-")
        self.env = dict(os.environ, XDG_CONFIG_HOME=self.home, NO_COLOR="1", TMPDIR=self.home)
        self.env.pop("EDITOR", None)

    def file(self, name, content):
        path = f"{self.home}/{name}"
        with open(path, "wb") as file:
            file.write(content)
        return path

    def ask(self, *words, before=(), text=None):
        note(words, before)
        done = subprocess.run(
            ["toot", *before, *words], env=self.env, capture_output=True, text=True, input=text or "", timeout=60
        )
        return done.returncode, done.stdout, done.stderr

    def run(self, *words, before=(), text=None):
        code, out, err = self.ask(*words, before=before, text=text)
        if code != 0:
            print(out, err, sep="\n", file=sys.stderr)
            check(" ".join(words), False)
        return out

    def json(self, *words, before=()):
        return json.loads(self.run(*words, "--json", before=before))

    def refused(self, *words, before=()):
        code, _, err = self.ask(*words, before=before)
        return err if code != 0 else None

    def at_terminal(self, words, until, first=b"", last=b"", seconds=30):
        """Runs a command on a terminal of its own until something is shown; all that was shown. Keys come first and last."""
        note(words, ())
        parent, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        env = dict(self.env, TERM="xterm", LINES="40", COLUMNS="120")
        process = subprocess.Popen(["toot", *words], env=env, stdin=child, stdout=child, stderr=child, start_new_session=True)
        os.close(child)
        os.write(parent, first)
        shown, end = b"", time.monotonic() + seconds
        while time.monotonic() < end and not re.search(until, shown):
            ready, _, _ = select.select([parent], [], [], 0.2)
            try:
                shown += os.read(parent, 65536) if ready else b""
            except OSError:
                break
        os.write(parent, last)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        os.close(parent)
        return shown.decode(errors="replace")


def unused(excused):
    """Commands and options that were not used and are not excused."""
    missed = []
    for name, command in [("", cli), *COMMANDS.items()]:
        if name in excused:
            continue
        if name and name not in used:
            missed.append(name)
        for param in command.params:
            if isinstance(param, click.Option) and param.name != "help":
                # The form that holds anyhow needs no use.
                forms = ([] if param.default is True else [param.opts]) + (
                    [] if param.default is False else [param.secondary_opts]
                )
                for names in filter(None, forms):
                    if not used.get(name, set()) & set(names) and not {f"{name} {n}" for n in names} & excused.keys():
                        missed.append(f"{name} {names[0]}")
    return missed
