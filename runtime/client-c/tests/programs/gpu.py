"""A little GPU work by HIP's own functions, as a library of the program's would do it: whatever preload there is sees it."""

import ctypes

_hip = ctypes.CDLL("libamdhip64.so")
_memory = ctypes.c_void_p()
assert _hip.hipMalloc(ctypes.byref(_memory), ctypes.c_size_t(4096)) == 0


def work() -> None:
    """Puts something on the GPU, and does not wait for it."""
    assert _hip.hipMemsetAsync(_memory, 0, ctypes.c_size_t(4096), None) == 0


def finish() -> None:
    """Waits for all of it."""
    assert _hip.hipDeviceSynchronize() == 0
