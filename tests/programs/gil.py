"""A Python program that calls HIP while it holds its interpreter lock, as extensions do that forget to let it go.

A callback of the HIP library needs that lock too, on a thread of its own: whoever waits in a call with the lock held
must not wait for the callback.
"""

import ctypes
import sys
import threading

COUNT = 256


def check(status):
    if status != 0:
        sys.exit(70)


def launch(hip, function, data, value, stream):
    arguments = [ctypes.c_void_p(data.value), ctypes.c_int(value), ctypes.c_int(COUNT)]
    pointers = (ctypes.c_void_p * 3)(*[ctypes.addressof(argument) for argument in arguments])
    check(hip.hipModuleLaunchKernel(function, 1, 1, 1, COUNT, 1, 1, 0, stream, pointers, None))


def main():
    held = ctypes.PyDLL("libamdhip64.so.5")  # PyDLL: the lock stays held during the call
    freed = ctypes.CDLL("libamdhip64.so.5")  # CDLL: the lock is let go
    data, module, function, stream = (ctypes.c_void_p() for _ in range(4))
    check(held.hipMalloc(ctypes.byref(data), ctypes.c_size_t(COUNT * 4)))
    check(held.hipMemset(data, 0, ctypes.c_size_t(COUNT * 4)))
    check(held.hipStreamCreate(ctypes.byref(stream)))
    check(held.hipModuleLoad(ctypes.byref(module), sys.argv[1].encode()))
    check(held.hipModuleGetFunction(ctypes.byref(function), module, b"victim_add"))
    called = []
    prototype = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    callback = prototype(lambda *_: called.append(threading.get_ident()))
    for value in range(10):
        launch(held, function, data, value, stream)
        check(held.hipStreamAddCallback(stream, callback, None, 0))
    check(freed.hipStreamSynchronize(stream))
    result = ctypes.c_int()
    check(held.hipMemcpy(ctypes.byref(result), data, ctypes.c_size_t(4), 2))
    print("value", result.value, "callbacks", len(called))
    return 0


sys.exit(main())
