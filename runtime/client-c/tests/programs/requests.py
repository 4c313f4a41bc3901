"""The Python package as a program would use it, and as one should not. Prints "ok" at the end."""

import asyncio
import inspect
import os
import threading

import hipreempt

assert hipreempt.why_not() is None, hipreempt.why_not()
assert not hipreempt.is_preloaded()
assert hipreempt.stats() == (7, False, 0, 0, 0, 0), hipreempt.stats()

hipreempt.set_priority("low")
assert hipreempt.stats().priority == -100
hipreempt.set_priority(12)
for nonsense in ("urgent", 1.5, None, True, 2**31, -(2**31)):
    try:
        hipreempt.set_priority(nonsense)
    except ValueError as error:
        assert "is no priority" in str(error), error
    else:
        raise AssertionError(nonsense)
assert hipreempt.stats().priority == 12

with hipreempt.request():
    assert hipreempt.stats().active
    with hipreempt.request() as inner:
        assert isinstance(inner, hipreempt.request)
    assert hipreempt.stats().active

try:
    with hipreempt.request():
        raise KeyError("passes through")
except KeyError:
    pass


@hipreempt.serves
def serve(question: int) -> int:
    """Serves."""
    assert hipreempt.stats().active
    return question + 1


@hipreempt.request()
def also_serves() -> bool:
    return hipreempt.stats().active


@hipreempt.serves(gpu=0)
async def serve_later(question: int) -> int:
    await asyncio.sleep(0)
    assert hipreempt.stats().active
    return question + 1


async def serve_many() -> list:
    return await asyncio.gather(*(serve_later(question) for question in range(100)))


@hipreempt.serves
def stream(count: int):
    for number in range(count):
        assert hipreempt.stats().active
        yield number
    return "done"


@hipreempt.serves
async def stream_later(count: int):
    for number in range(count):
        await asyncio.sleep(0)
        assert hipreempt.stats().active
        yield number


async def collect(numbers) -> list:
    return [number async for number in numbers]


async def leave_early() -> None:
    numbers = stream_later(5)
    assert await numbers.__anext__() == 0
    await numbers.aclose()


assert list(stream(5)) == list(range(5)) and inspect.isgeneratorfunction(stream)
assert asyncio.run(collect(stream_later(5))) == list(range(5)) and inspect.isasyncgenfunction(stream_later)
asyncio.run(leave_early())
early = stream(5)
assert next(early) == 0
early.close()

assert serve(1) == 2 and serve.__doc__ == "Serves." and also_serves()
assert asyncio.iscoroutinefunction(serve_later)
assert asyncio.run(serve_many()) == list(range(1, 101))

threads = [threading.Thread(target=lambda: [serve(n) for n in range(200)]) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

# A GPU that is not there: code runs, and one call says why it is not scheduled.
with hipreempt.request(gpu=99):
    pass
assert "no GPU 99" in (hipreempt.why_not(gpu=99) or ""), hipreempt.why_not(gpu=99)
hipreempt.set_priority("high", gpu=99)
assert hipreempt.stats(gpu=99).launches == 0

# A forked child has a client of its own, or none; it never hangs.
child = os.fork()
if child == 0:
    with hipreempt.request():
        pass
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0

# The interpreter ends inside a request.
hipreempt.request().__enter__()
print("ok")
