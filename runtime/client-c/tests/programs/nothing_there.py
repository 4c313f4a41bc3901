"""Without the shared library a request is an ordinary block of code. Prints "ok" at the end."""

import hipreempt

with hipreempt.request():
    pass
hipreempt.set_priority("low")
assert "/nonexistent/libhipreempt_c.so" in (hipreempt.why_not() or ""), hipreempt.why_not()
assert hipreempt.stats() == (0, False, 0, 0, 0, 0)
assert not hipreempt.is_preloaded()
print("ok")
