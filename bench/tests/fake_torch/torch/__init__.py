"""As much of PyTorch as the benchmark's worker uses, on a card that is a lock: a kernel is a sleep under it.

For tests of the benchmark's own machinery, on machines without a GPU. Nothing is computed, and no time means anything,
but two processes with the same card (a file, `FAKE_TORCH_CARD`) really keep each other waiting.
"""

import contextlib
import fcntl
import os
import queue
import threading
import time
import types
import warnings

__version__ = "0 (a stand-in)"
int32, int64 = "int32", "int64"


class Card:
    """One queue of operations, run in order by a thread of its own."""

    def __init__(self):
        self.file = open(os.environ["FAKE_TORCH_CARD"], "a", encoding="ascii")
        self.operations = queue.Queue()
        self.log = None
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self):
        while True:
            operation = self.operations.get()
            operation()
            self.operations.task_done()

    def kernel(self, name, time_s):
        def run():
            fcntl.flock(self.file, fcntl.LOCK_EX)
            time.sleep(time_s)
            fcntl.flock(self.file, fcntl.LOCK_UN)

        if self.log is not None:
            self.log.append((name, time_s))
        self.operations.put(run)

    def synchronize(self):
        self.operations.join()


card = Card() if "FAKE_TORCH_CARD" in os.environ else None


class Tensor:
    def __init__(self, value=0):
        self.value = value

    def item(self):
        card.synchronize()
        return time.monotonic_ns() if "FAKE_TORCH_WRONG" in os.environ else self.value

    def cpu(self):
        card.synchronize()
        return self

    def numpy(self):
        return memoryview(str(self.value).encode())

    def __add__(self, other):
        return Tensor(self.value + other.value)

    def __mod__(self, _):
        return self

    def backward(self):
        for _ in range(4):
            card.kernel("backward", 0.002)

    def view(self, _):
        return self

    contiguous = detach = reshape = lambda self, *_: self

    def sum(self, dtype):
        assert dtype == int64
        card.kernel("sum", 0.0001)
        return self


class Module:
    """Kernels in a row, then its hooks."""

    def __init__(self, name, kernels, time_s):
        self.name, self.kernels, self.time_s, self.hooks = name, kernels, time_s, []
        self.weight = types.SimpleNamespace(grad=Tensor(3))

    def register_forward_hook(self, hook):
        self.hooks.append(hook)

    def __call__(self, value):
        for _ in range(self.kernels):
            card.kernel(self.name, self.time_s)
        for hook in self.hooks:
            hook(self, value, value)
        return value


def no_grad():
    return contextlib.nullcontext()


inference_mode = no_grad


def manual_seed(_):
    pass


def randn(*shape, device):
    assert device == "cuda"
    return Tensor(sum(shape))


def linspace(start, stop, count, device):
    assert device == "cuda" and start < stop
    return Tensor(count)


def arange(count, device):
    assert device == "cuda"
    return Tensor(count)


def empty_like(tensor):
    return Tensor(tensor.value)


def lgamma(tensor, out):
    assert tensor.value == out.value
    card.kernel("lgamma", 0.0005)


_deterministic = False


def use_deterministic_algorithms(mode, warn_only=False):
    global _deterministic
    _deterministic = mode and warn_only in (False, True)


def are_deterministic_algorithms_enabled():
    return _deterministic


class Event:
    def __init__(self, enable_timing=False):
        self.done, self.at_s, self.timed = threading.Event(), 0.0, enable_timing

    def record(self):
        self.done.clear()

        def reached():
            self.at_s = time.monotonic()
            self.done.set()

        card.operations.put(reached)

    def query(self):
        return self.done.is_set()

    def elapsed_time(self, later):
        assert self.timed and later.timed
        return (later.at_s - self.at_s) * 1e3


class CUDAGraph:
    def replay(self):
        for name, time_s in self.kernels:
            card.kernel(name, time_s)


@contextlib.contextmanager
def graph(captured):
    card.log = captured.kernels = []
    yield
    card.log = None
    card.synchronize()


class Profile:
    def __init__(self, activities):
        assert activities

    def __enter__(self):
        card.log = self.log = []
        return self

    def __exit__(self, *_):
        card.log = None

    def events(self):
        if "FAKE_TORCH_WARNS" in os.environ:
            # As PyTorch 2.11 does, and the library below it; what is not the profiler's has to be heard.
            warnings.warn("Warning: Profiler clears events at the end of each cycle.\nOnly events from the last one")
            os.write(2, b"[W] Profiler clears events at the end of each cycle\n[W] something else entirely\n")
        at_s, events = 0.0, []
        for name, time_s in self.log:
            elapsed_us = time_s * 1e6
            time_range = types.SimpleNamespace(start=at_s, elapsed_us=lambda us=elapsed_us: us)
            events.append(types.SimpleNamespace(name=name, device_type="card", time_range=time_range))
            at_s += time_s
        return events


class SGD:
    def __init__(self, parameters, lr):
        assert parameters and lr == 0.0

    def zero_grad(self, set_to_none):
        assert set_to_none

    def step(self):
        card.kernel("step", 0.001)


def cross_entropy(result, labels):
    card.kernel("loss", 0.0001)
    return Tensor(result.value + labels.value)


def _module(name, **contents):
    import sys

    module = types.ModuleType(name)
    vars(module).update(contents)
    sys.modules[name] = module
    return module


def _properties(_):
    uuid = os.environ.get("FAKE_TORCH_UUID", "0a0b0c0d-0000-0000-0000-000000000000")
    return types.SimpleNamespace(name="stand-in for a card", uuid=uuid, multi_processor_count=1)


version = types.SimpleNamespace(cuda="0", hip=None, software_device=True)
backends = types.SimpleNamespace(cudnn=types.SimpleNamespace(allow_tf32=True, version=lambda: 0))
utils = types.SimpleNamespace(deterministic=types.SimpleNamespace())
nn = types.SimpleNamespace(functional=types.SimpleNamespace(cross_entropy=cross_entropy))
optim = types.SimpleNamespace(SGD=SGD)
cuda = _module(
    "torch.cuda", is_available=lambda: card is not None, device_count=lambda: 1, get_device_properties=_properties,
    synchronize=lambda: card.synchronize(), empty_cache=lambda: None, Event=Event, CUDAGraph=CUDAGraph, graph=graph,
    _sleep=lambda _: card.kernel("spin_kernel", 0.0), Stream=lambda priority: priority, set_stream=lambda _: None)
autograd = _module("torch.autograd", DeviceType=types.SimpleNamespace(CUDA="card"))
profiler = _module("torch.profiler", ProfilerActivity=types.SimpleNamespace(CUDA="card"), profile=Profile)
