"""Streams of PyTorch by priority, on CUDA and on ROCm, whose GPUs are `torch.cuda`, too.

    import hipreempt.torch

    urgent = hipreempt.torch.Stream("high")

    with urgent:                      # a request, on a stream that the card prefers
        answer = model(question)

    @urgent                           # the same, around each call of a function
    def serve(question): ...

What the block launches runs on the stream, after all that the stream outside was given before, and what is launched
outside after the block runs after it: results may be used there at once, without waiting. Tensors that were made inside
and are used outside after the block may need `record_stream()`, as PyTorch's notes on CUDA streams say.

An urgent stream's block is a request (`hipreempt.request()`), so less urgent work of *other processes* on the GPU waits.
Between streams of this process the card's own preference decides, as far as it goes: which waiting block of work is
started next. For more than that, start the bulk part as a process of its own, under `hipreempt run --priority low`.

PyTorch is imported when the first stream is used.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import threading
from typing import Any, Callable, TypeVar

import hipreempt

__all__ = ["Stream"]

Function = TypeVar("Function", bound=Callable[..., Any])


class Stream:
    """A stream of this priority: "high", "normal", "low" or a number, on a GPU of PyTorch's numbering (by default the one
    that is current at the first use). Any thread may use it, also several at once, and blocks may be nested.

    Each `with` block is a request if the priority is above normal, or as `request` says.
    """

    def __init__(
        self, priority: hipreempt.Priority = "high", *, device: Any = None, request: bool | None = None
    ) -> None:
        self.priority = hipreempt._number(priority)
        self._device = device
        self._requests = self.priority > 0 if request is None else request
        self._stream: Any = None
        self._making = threading.Lock()
        self._blocks = threading.local()

    @property
    def stream(self) -> Any:
        """The `torch.cuda.Stream`, made when it is first asked for."""
        with self._making:
            if self._stream is None:
                self._stream = _make(self.priority, self._device)
        return self._stream

    def synchronize(self) -> None:
        """Waits until everything on the stream is complete."""
        self.stream.synchronize()

    def __enter__(self) -> Any:
        stream = self.stream
        with contextlib.ExitStack() as block:
            if self._requests:
                block.enter_context(hipreempt.request(gpu=stream.device.index or 0))
            _go_to(stream, block)
            self._open_blocks().append(block.pop_all())
        return stream

    def __exit__(self, *exception: Any) -> bool | None:
        return self._open_blocks().pop().__exit__(*exception)

    def _open_blocks(self) -> list[contextlib.ExitStack]:
        """Those of this thread."""
        blocks: list[contextlib.ExitStack] = self._blocks.__dict__.setdefault("open", [])
        return blocks

    def __call__(self, function: Function) -> Function:
        for is_kind in (inspect.iscoroutinefunction, inspect.isgeneratorfunction, inspect.isasyncgenfunction):
            if is_kind(function):
                # Others of the thread's tasks would run on the stream while this one waits.
                raise TypeError("a stream is the thread's: put the block around the part that launches, without await")

        @functools.wraps(function)
        def on_stream(*args: Any, **kwargs: Any) -> Any:
            with self:
                return function(*args, **kwargs)

        return on_stream  # type: ignore[return-value]

    def __repr__(self) -> str:
        return f"hipreempt.torch.Stream({self.priority}, device={self._device!r})"


def _go_to(stream: Any, block: contextlib.ExitStack) -> None:
    """Makes the stream current until the block ends, in order with the one that is current now."""
    import torch

    outside = torch.cuda.current_stream(stream.device)
    stream.wait_stream(outside)
    block.callback(outside.wait_stream, stream)
    block.enter_context(torch.cuda.stream(stream))


def _make(priority: int, device: Any) -> Any:
    import torch

    return torch.cuda.Stream(device=device, priority=_of_card(priority, torch))


def _of_card(priority: int, torch: Any) -> int:
    """PyTorch's number, where smaller is more urgent: the card's most urgent above normal, and its least urgent below."""
    try:
        least, greatest = torch.cuda.Stream.priority_range()
    except AttributeError:
        least, greatest = 0, -1
    if priority > 0:
        return int(greatest)
    return int(least) if priority < 0 else min(0, int(least))
