"""A client on AMD's own Python bindings (rocm-bindings-hip), which find every function by dlsym on the library's handle.

Prints what it saw and nothing that differs from run to run. The argument is a code object with the victims' kernels.
"""

import array
import ctypes
import sys
import zlib

from rocm.bindings import hip

COUNT = 1000
ROUNDS = 24


def check(result):
    """The values of a call that succeeded."""
    error, *values = result if isinstance(result, tuple) else (result,)
    if int(error) != 0:
        print(error, file=sys.stderr)
        sys.exit(70)
    return values[0] if len(values) == 1 else values


def launch(function, data, value, stream):
    arguments = (data, ctypes.c_int(value), ctypes.c_int(COUNT))
    check(
        hip.hipModuleLaunchKernel(
            function,
            gridDimX=4,
            gridDimY=1,
            gridDimZ=1,
            blockDimX=250,
            blockDimY=1,
            blockDimZ=1,
            sharedMemBytes=0,
            stream=stream,
            kernelParams=None,
            extra=arguments,
        )
    )


def wrapped(value):
    """As a C int."""
    return (value + 2**31) % 2**32 - 2**31


def main():
    print("devices:", check(hip.hipGetDeviceCount()))
    data = check(hip.hipMalloc(4 * COUNT))
    check(hip.hipMemset(data, 0, 4 * COUNT))
    module = check(hip.hipModuleLoad(sys.argv[1].encode()))
    add = check(hip.hipModuleGetFunction(module, b"victim_add"))
    chain = check(hip.hipModuleGetFunction(module, b"victim_chain"))
    streams = [check(hip.hipStreamCreate()) for _ in range(2)]
    event = check(hip.hipEventCreate())
    expected = 0
    for turn in range(ROUNDS):
        launch(chain, data, turn, streams[0])
        check(hip.hipEventRecord(event, streams[0]))
        check(hip.hipStreamWaitEvent(streams[1], event, 0))
        launch(add, data, 2 * turn, streams[1])
        check(hip.hipEventRecord(event, streams[1]))
        check(hip.hipStreamWaitEvent(streams[0], event, 0))
        expected = wrapped(expected * 3 + turn + 2 * turn)
    check(hip.hipStreamSynchronize(streams[0]))
    result = array.array("i", [0] * COUNT)
    check(hip.hipMemcpy(result, data, 4 * COUNT, hip.hipMemcpyKind.hipMemcpyDeviceToHost))
    if result[0] != expected or result[-1] != expected:
        print("values", result[0], result[-1], "instead of", expected, file=sys.stderr)
        return 71
    print(f"checksum: {zlib.crc32(result.tobytes()):08x}\nlaunches: {2 * ROUNDS}")
    for stream in streams:
        check(hip.hipStreamDestroy(stream))
    check(hip.hipFree(data))
    return 0


sys.exit(main())
