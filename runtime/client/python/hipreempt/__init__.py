"""GPU work by priority: marks the requests of a Python program.

    import hipreempt

    hipreempt.set_priority("high")

    with hipreempt.request():
        answer = model(question)

    @hipreempt.urgent_request
    async def handle(question): ...

`hipreempt.torch` has streams of PyTorch by priority.

While a request is open, less urgent work on the same GPU waits, in this process's neighbours and, under `hipreempt run`,
by what they launch, too. Under `hipreempt run` the priority is that of all that this process launches; without it, only
others give way.

Nothing here raises because of scheduling: where there is no GPU or no library, a request is an ordinary block of code,
and `why_not()` says what is missing. A request that is not ended, since its thread or the interpreter has ended inside it,
holds nobody: it lapses 20 ms after its begin if nothing was launched, when its thread has gone, and with the process.
"""

from __future__ import annotations

import ctypes
import functools
import inspect
import os
import threading
from pathlib import Path
from typing import Any, Callable, NamedTuple, TypeVar, Union, overload

__all__ = ["Stats", "is_preloaded", "request", "serves", "set_priority", "stats", "urgent_request", "why_not"]

Priority = Union[str, int]
Function = TypeVar("Function", bound=Callable[..., Any])

_NAMES = {"high": 100, "normal": 0, "low": -100}
_UNSET = -(2**31)
#: The shared library, where it is not beside this package, in ../lib or on the loader's path.
_VARIABLE = "HIPREEMPT_C_LIBRARY"
_LIBRARY = "libhipreempt_c.so"
#: What `hipreempt run --priority` sets.
_PRIORITY_VARIABLE = "HIPREEMPT_PRIORITY"


class Stats(NamedTuple):
    """What a client has counted. All zero before the first launch, and where nothing is scheduled."""

    priority: int
    #: Whether others wait for this process.
    active: bool
    launches: int
    #: Launches that had to wait for somebody more urgent.
    preemptions: int
    #: How long they waited, in microseconds, summed over threads.
    held_us: int
    #: Launches that went on because they had waited for as long as one may.
    passed_after_limit: int


class _RawStats(ctypes.Structure):
    """`struct hipreempt_stats` of hipreempt.h."""

    _fields_ = [
        ("priority", ctypes.c_int32),
        ("active", ctypes.c_int32),
        ("launches", ctypes.c_uint64),
        ("preemptions", ctypes.c_uint64),
        ("held_us", ctypes.c_uint64),
        ("passed_after_limit", ctypes.c_uint64),
    ]


def _candidates() -> list[str]:
    configured = os.environ.get(_VARIABLE)
    if configured:
        return [configured]
    here = Path(__file__).resolve().parent
    beside = [folder / _LIBRARY for folder in (here, here / "lib", here.parent)]
    return [str(path) for path in beside if path.is_file()] + [_LIBRARY]


def _load() -> ctypes.CDLL:
    errors = []
    for path in _candidates():
        try:
            library = ctypes.CDLL(path)
        except OSError as error:
            errors.append(str(error))
            continue
        client, token = ctypes.c_void_p, ctypes.c_uint64
        library.hipreempt_open.argtypes = [ctypes.c_int32, ctypes.c_int32, ctypes.POINTER(client)]
        library.hipreempt_begin.argtypes, library.hipreempt_begin.restype = [client], token
        library.hipreempt_end.argtypes, library.hipreempt_end.restype = [client, token], None
        library.hipreempt_set_priority.argtypes = [client, ctypes.c_int32]
        library.hipreempt_get_stats.argtypes = [client, ctypes.POINTER(_RawStats)]
        library.hipreempt_last_error.restype = ctypes.c_char_p
        return library
    raise OSError("; ".join(errors))


class _Gpu:
    """One GPU, opened when it is first needed. Never closed: the process's end does that.

    A forked child of a process that has opened it cannot use it: GPU libraries do not survive a fork. Under a preload none
    was opened, and the child may.
    """

    def __init__(self, index: int) -> None:
        self.index = index
        self.why_not: str | None = None
        self._pid = 0
        self._priority = _UNSET
        self._library: ctypes.CDLL | None = None
        self._client = ctypes.c_void_p()

    def ready(self) -> ctypes.CDLL | None:
        """The library, with the GPU open; None if something is missing, which is not looked for again in this process."""
        if self._pid != os.getpid():
            with _lock:
                if self._pid != os.getpid():
                    self._open()
                    self._pid = os.getpid()
        return self._library if self.why_not is None else None

    def _open(self) -> None:
        self.why_not = None
        try:
            self._library = _load()
            if self._client and not self._library.hipreempt_is_preloaded():
                self.why_not = "the GPU was opened before this process was forked"
                return
            client = ctypes.c_void_p()
            if self._library.hipreempt_open(self.index, self._priority, ctypes.byref(client)):
                self.why_not = self._library.hipreempt_last_error().decode(errors="replace")
            self._client = client
        except (OSError, AttributeError) as error:
            self.why_not = str(error)

    def begin(self) -> int:
        library = self.ready()
        return library.hipreempt_begin(self._client) if library is not None else 0

    def end(self, token: int) -> None:
        if token and self._library is not None and self._pid == os.getpid():
            self._library.hipreempt_end(self._client, token)

    def set_priority(self, priority: int) -> None:
        self._priority = priority
        library = self.ready()
        if library is not None:
            library.hipreempt_set_priority(self._client, priority)

    def become_urgent(self) -> None:
        """As urgent as "high", unless somebody has said how urgent this process is."""
        if self._priority == _UNSET and not os.environ.get(_PRIORITY_VARIABLE):
            self.set_priority(_NAMES["high"])

    def stats(self) -> Stats:
        raw = _RawStats()
        library = self.ready()
        if library is not None:
            library.hipreempt_get_stats(self._client, ctypes.byref(raw))
        values = [getattr(raw, field[0]) for field in _RawStats._fields_]
        values[1] = bool(values[1])
        return Stats(*values)


_lock = threading.Lock()
_gpus: dict[int, _Gpu] = {}


def _unlock_in_child() -> None:
    global _lock
    _lock = threading.Lock()


os.register_at_fork(after_in_child=_unlock_in_child)


def _gpu(index: int) -> _Gpu:
    # setdefault is atomic under the interpreter's lock, and the loser's object has opened nothing.
    return _gpus.get(index) or _gpus.setdefault(index, _Gpu(index))


class request:
    """A request, as a context manager or around a function: `with request():`, `@request()`.

    It may be nested, and used by several threads and tasks, each with one of its own.
    """

    __slots__ = ("_gpu", "_tokens")

    def __init__(self, *, gpu: int = 0) -> None:
        self._gpu = _gpu(gpu)
        self._tokens: list[int] = []

    def __enter__(self) -> request:
        self._tokens.append(self._gpu.begin())
        return self

    def __exit__(self, *exception: object) -> None:
        self._gpu.end(self._tokens.pop())

    def __call__(self, function: Function) -> Function:
        return serves(function, gpu=self._gpu.index)


@overload
def serves(function: Function, *, gpu: int = 0) -> Function: ...
@overload
def serves(function: None = None, *, gpu: int = 0) -> Callable[[Function], Function]: ...
def serves(function: Callable[..., Any] | None = None, *, gpu: int = 0) -> Any:
    """Makes every call of a function a request: `@serves`, or `@serves(gpu=1)`.

    The request ends when the answer is complete: that of a coroutine function when it returns, not when it first waits;
    that of a generator, async or not, when it is exhausted or closed.
    """
    if function is None:
        return functools.partial(serves, gpu=gpu)
    return _around(function, lambda: request(gpu=gpu))


@overload
def urgent_request(function: Function, *, gpu: int = 0) -> Function: ...
@overload
def urgent_request(function: None = None, *, gpu: int = 0) -> Callable[[Function], Function]: ...
def urgent_request(function: Callable[..., Any] | None = None, *, gpu: int = 0) -> Any:
    """`serves`, for a process that is there to serve: the first such call makes it "high", unless its priority was given
    by `set_priority()` or `hipreempt run --priority`. Priority is the process's, not the request's."""
    if function is None:
        return functools.partial(urgent_request, gpu=gpu)

    def begin() -> request:
        _gpu(gpu).become_urgent()
        return request(gpu=gpu)

    return _around(function, begin)


def _around(function: Callable[..., Any], begin: Callable[[], request]) -> Callable[..., Any]:
    """The function with `begin()` around each of its calls, until its answer is complete."""
    if inspect.isasyncgenfunction(function):

        @functools.wraps(function)
        async def served_async_generator(*args: Any, **kwargs: Any) -> Any:
            with begin():
                values = function(*args, **kwargs)
                try:
                    async for value in values:
                        yield value
                finally:
                    await values.aclose()

        return served_async_generator
    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def served_async(*args: Any, **kwargs: Any) -> Any:
            with begin():
                return await function(*args, **kwargs)

        return served_async
    if inspect.isgeneratorfunction(function):

        @functools.wraps(function)
        def served_generator(*args: Any, **kwargs: Any) -> Any:
            with begin():
                return (yield from function(*args, **kwargs))

        return served_generator

    @functools.wraps(function)
    def served(*args: Any, **kwargs: Any) -> Any:
        with begin():
            return function(*args, **kwargs)

    return served


def _number(priority: Priority) -> int:
    number = _NAMES.get(priority, priority) if isinstance(priority, str) else priority
    if isinstance(number, bool) or not isinstance(number, int) or not -(2**31) < number < 2**31:
        raise ValueError(f'{priority!r} is no priority: use "high", "normal", "low" or a whole number')
    return number


def set_priority(priority: Priority, *, gpu: int = 0) -> None:
    """Changes how urgent this process is: "high" (100), "normal" (0), "low" (-100) or a number; larger is more urgent.

    Raises ValueError for anything else. Under `hipreempt run` it is that of all GPUs.
    """
    _gpu(gpu).set_priority(_number(priority))


def stats(*, gpu: int = 0) -> Stats:
    """What this process has launched on a GPU, and how long it was held."""
    return _gpu(gpu).stats()


def why_not(*, gpu: int = 0) -> str | None:
    """Why requests have no effect; None if they have."""
    ours = _gpu(gpu)
    ours.ready()
    return ours.why_not


def is_preloaded() -> bool:
    """Whether this process runs under `hipreempt run`."""
    try:
        return bool(_load().hipreempt_is_preloaded())
    except (OSError, AttributeError):
        return False
