"""As much of PyTorch as hipreempt.torch uses: streams that note what is asked of them, in `CALLS`."""

import threading

CALLS = []
FAILS = False
_local = threading.local()


class _Device:
    index = 0


class _Stream:
    device = _Device()

    def wait_stream(self, other):
        if FAILS:
            raise RuntimeError("as PyTorch would")
        CALLS.append(("waits", self, other))

    def synchronize(self):
        CALLS.append(("synchronized", self))


_OUTSIDE = _Stream()


class cuda:
    class Stream(_Stream):
        def __init__(self, device=None, priority=0):
            CALLS.append(("made", device, priority))

        @staticmethod
        def priority_range():
            return 0, -5

    @staticmethod
    def current_stream(device=None):
        return getattr(_local, "current", _OUTSIDE)

    class stream:
        def __init__(self, stream):
            self.stream = stream

        def __enter__(self):
            self.outside, _local.current = cuda.current_stream(), self.stream

        def __exit__(self, *exception):
            _local.current = self.outside
