"""hipreempt.torch on a stand-in for PyTorch (`stand_in/torch`). Prints "ok" at the end."""

import sys
import threading

import hipreempt
import hipreempt.torch

assert "torch" not in sys.modules, "PyTorch is imported when it is needed"
urgent = hipreempt.torch.Stream("high")
bulk = hipreempt.torch.Stream("low", device=0)
assert "torch" not in sys.modules

import torch

OUTSIDE = torch.cuda.current_stream()


def taken() -> list:
    calls, torch.CALLS[:] = list(torch.CALLS), []
    return calls


# A block is a request on its stream, in order with the one outside.
with urgent as stream:
    assert torch.cuda.current_stream() is stream is urgent.stream
    assert hipreempt.stats().active
assert torch.cuda.current_stream() is OUTSIDE
assert taken() == [("made", None, -5), ("waits", stream, OUTSIDE), ("waits", OUTSIDE, stream)]

# Bulk work is none. Blocks may be nested, also in themselves.
with bulk as slow:
    with urgent, urgent:
        assert torch.cuda.current_stream() is stream
    assert torch.cuda.current_stream() is slow
assert taken()[0] == ("made", 0, 0)
assert torch.cuda.current_stream() is OUTSIDE

# An error ends the block as its end does.
try:
    with urgent:
        raise KeyError("passes through")
except KeyError:
    pass
assert torch.cuda.current_stream() is OUTSIDE
taken()

# So does one of PyTorch's own, while the block begins.
torch.FAILS = True
try:
    with urgent:
        raise AssertionError("the block never begins")
except RuntimeError:
    pass
torch.FAILS = False
assert torch.cuda.current_stream() is OUTSIDE
taken()


@urgent
def serve(question: int) -> int:
    assert torch.cuda.current_stream() is stream
    return question + 1


assert serve(1) == 2


async def later() -> None: ...


def many():
    yield 1


for function in (later, many):
    try:
        urgent(function)
    except TypeError as error:
        assert "without await" in str(error)
    else:
        raise AssertionError(function)

# Threads use one stream at once, each with a block of its own.
failures = []
meeting = threading.Barrier(4)


def work() -> None:
    try:
        with urgent:
            meeting.wait()
            assert torch.cuda.current_stream() is stream
            meeting.wait()
        assert torch.cuda.current_stream() is OUTSIDE
    except BaseException as error:
        failures.append(error)


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not failures, failures

# An older PyTorch does not tell the range, and knows 0 and -1.
del torch.cuda.Stream.priority_range
taken()
for priority, expected in (("high", -1), (7, -1), ("normal", 0), ("low", 0)):
    hipreempt.torch.Stream(priority).synchronize()
    assert ("made", None, expected) in taken()
try:
    hipreempt.torch.Stream("urgent")
except ValueError:
    pass
else:
    raise AssertionError("no such priority")
# Requests can be had of any stream, or of none.
with hipreempt.torch.Stream("low", request=True), hipreempt.torch.Stream("high", request=False):
    pass
print("ok")
