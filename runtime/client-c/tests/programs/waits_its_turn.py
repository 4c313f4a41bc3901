"""A less urgent program: joins, says "ready", and launches when it gets a line. It must get through without the limit on
holding, which is longer than the test. Prints "ok" at the end."""

import sys

import gpu

import hipreempt

gpu.work()
gpu.finish()
print("ready", flush=True)
sys.stdin.readline()
print("launching", flush=True)
for _ in range(10):
    gpu.work()
gpu.finish()
stats = hipreempt.stats()
assert stats.priority == -100 and stats.passed_after_limit == 0, stats
print("ok", flush=True)
