"""A server that says with one decorator that it is urgent. Prints "ok" at the end."""

import asyncio
import sys

import hipreempt

EXPECTED = int(sys.argv[1])


@hipreempt.urgent_request
def serve() -> hipreempt.Stats:
    return hipreempt.stats()


@hipreempt.urgent_request(gpu=0)
async def serve_later() -> hipreempt.Stats:
    await asyncio.sleep(0)
    return hipreempt.stats()


assert not hipreempt.stats().active
inside = serve()
assert inside.active and inside.priority == EXPECTED, inside
inside = asyncio.run(serve_later())
assert inside.active and inside.priority == EXPECTED, inside
hipreempt.set_priority("low")
assert serve().priority == -100, "what the program says counts"
print("ok")
