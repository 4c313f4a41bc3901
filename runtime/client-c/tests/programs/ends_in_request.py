"""A server that ends inside a request, or whose thread does: `main`, `daemon`, `killed` or `thread`, by its argument.

It works inside the request, and says "open", until it gets a line.
"""

import os
import signal
import sys
import threading

import gpu

import hipreempt

how = sys.argv[1]
told = threading.Event()


def work_in_a_request() -> None:
    """Begins a request that nobody ends, and works until told, or as a daemon for ever."""
    gpu.work()
    gpu.finish()
    hipreempt.request().__enter__()
    gpu.work()
    assert hipreempt.stats().active
    print("open", flush=True)
    while how == "daemon" or not told.is_set():
        gpu.work()
        gpu.finish()


threading.Thread(target=lambda: (sys.stdin.readline(), told.set()), daemon=True).start()
if how == "daemon":
    # The interpreter ends while the thread is at work inside its request.
    threading.Thread(target=work_in_a_request, daemon=True).start()
    told.wait()
elif how == "thread":
    thread = threading.Thread(target=work_in_a_request)
    thread.start()
    thread.join()
    # The request's thread has gone, and the process lives on.
    while hipreempt.stats().active:
        gpu.finish()
    print("over", flush=True)
    sys.stdin.readline()
else:
    work_in_a_request()
if how == "killed":
    os.kill(os.getpid(), signal.SIGKILL)
