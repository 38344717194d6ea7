"""Runs newsboat in a pseudo-terminal and presses its keys, as a person would: newsboat.py FOLDER STEP...

A step "?text" waits until the screen shows that text; curses paints only what changed, so it is made to paint anew before.
"!text" waits without that, for a prompt, which would take it for text.
A step "@ADDRESS text" waits until that address answers with that text: newsboat tells servers in threads of their own.
Any other step is keys, in which \\r is Enter and \\x05 is Ctrl-E. Says what was on the screen when something does not come.
"""
import fcntl, os, pty, re, select, signal, struct, subprocess, sys, termios, time, urllib.request

PATIENCE = 20
folder, steps = sys.argv[1], [step.encode().decode("unicode_escape").encode("latin-1") if step[0] not in "?!@" else step for step in sys.argv[2:]]
master, slave = pty.openpty()
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 160, 0, 0))
command = ["newsboat", "-C", f"{folder}/config", "-u", f"{folder}/urls", "-c", f"{folder}/cache.db", "-d", f"{folder}/log", "-l", "6"]
program = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
                           env={"HOME": folder, "TERM": "xterm", "LANG": "C.UTF-8", "PATH": os.environ["PATH"]})
os.close(slave)
shown = b""


def read(seconds):
    global shown
    ready, _, _ = select.select([master], [], [], seconds)
    if not ready:
        return True
    try:
        more = os.read(master, 65536)
    except OSError:
        return False
    shown += more
    return bool(more)


def plain():
    return re.sub(rb"\x1b(\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|[=>])", b"", shown).decode("utf-8", "replace")


def said():
    """What newsboat and the server told each other last."""
    with open(f"{folder}/log", encoding="utf-8", errors="replace") as log:
        return "".join([line[:400] for line in log if re.search("Api|post_content|run_op|retrieve_url", line)][-20:])


def fail(what):
    os.killpg(program.pid, signal.SIGKILL)
    sys.exit(f"{what}; the screen showed:\n{plain()[-1500:]}\n\nand it said:\n{said()}")


def quiet():
    """Until it has painted everything: keys that come while the screen is set up anew are lost."""
    while select.select([master], [], [], 0.3)[0] and read(0):
        pass


for step in steps:
    until = time.monotonic() + PATIENCE
    if isinstance(step, str) and step[0] == "@":
        address, text = step[1:].split(" ", 1)
        while text not in urllib.request.urlopen(address).read().decode():
            if time.monotonic() > until or not read(0.05):
                fail(f"{address} did not answer '{text}'")
    elif isinstance(step, str):
        painted = 0
        while step[1:] not in plain():
            if time.monotonic() > until or not read(0.2):
                fail(f"'{step[1:]}' did not come")
            if step[0] == "?" and time.monotonic() - painted > 3:
                painted = time.monotonic()
                os.write(master, b"\x0c")
        quiet()
    else:
        shown = b""
        os.write(master, step)

until = time.monotonic() + PATIENCE
while program.poll() is None:
    if time.monotonic() > until:
        fail("newsboat did not end")
    read(0.2)
sys.exit(program.returncode)
