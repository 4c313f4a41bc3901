/* A HIP library on which everything is done at once, without an allocation or a system call: whatever a launch through a
 * preload costs on top of it is the preload's. Just what the worker and the preload call.
 *
 * INSTANT_NOT_READY=N: an event says N times that it is not ready before it is. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct dim3 {
    uint32_t x, y, z;
};

enum { NOT_READY = 600 };

static char modules, objects[4096];
static unsigned next_object;
static long not_ready;
static __thread int device;

__attribute__((constructor)) static void begin(void)
{
    const char *text = getenv("INSTANT_NOT_READY");
    not_ready = text ? atol(text) : 0;
}

static int new_object(void **out)
{
    unsigned index = __atomic_fetch_add(&next_object, 1, __ATOMIC_RELAXED);
    *out = &objects[index % sizeof objects];
    return 0;
}

void **__hipRegisterFatBinary(const void *wrapper) { (void)wrapper; return (void **)&modules; }
void __hipRegisterFunction(void **m, const void *h, char *n, const char *d) { (void)m; (void)h; (void)n; (void)d; }
void __hipUnregisterFatBinary(void **m) { (void)m; }
int __hipPopCallConfiguration(void) { return 1; }
int __hipPushCallConfiguration(void) { return 1; }

int hipGetDeviceCount(int *count) { *count = 1; return 0; }
int hipGetDevice(int *out) { *out = device; return 0; }
int hipSetDevice(int to) { device = to; return to != 0 ? 101 : 0; }
int hipDeviceGetAttribute(int *value, int attribute, int of) { (void)attribute; (void)of; *value = 100; return 0; }
int hipDeviceGetName(char *name, int len, int of) { (void)of; strncpy(name, "instant", len); return 0; }
int hipDeviceGetPCIBusId(char *id, int len, int of) { (void)of; strncpy(id, "0000:0b:00.0", len); return 0; }
int hipDeviceGetUuid(char *uuid, int of) { (void)of; memset(uuid, 7, 16); return 0; }
int hipDeviceGetStreamPriorityRange(int *least, int *greatest) { *least = *greatest = 0; return 0; }
int hipDeviceSynchronize(void) { return 0; }
int hipDriverGetVersion(int *version) { *version = 70100000; return 0; }
int hipRuntimeGetVersion(int *version) { *version = 70100000; return 0; }
const char *hipGetErrorName(int code) { return code ? "hipError" : "hipSuccess"; }
int hipGetLastError(void) { return 0; }
int hipPeekAtLastError(void) { return 0; }

int hipMalloc(void **memory, size_t size) { *memory = malloc(size); return 0; }
int hipFree(void *memory) { free(memory); return 0; }
int hipHostMalloc(void **memory, size_t size, unsigned flags) { (void)flags; *memory = malloc(size); return 0; }
int hipHostFree(void *memory) { free(memory); return 0; }
int hipMemsetAsync(void *memory, int value, size_t size, void *on) { (void)on; memset(memory, value, size); return 0; }
int hipMemcpyAsync(void *to, const void *from, size_t size, int kind, void *on)
{
    (void)kind;
    (void)on;
    memcpy(to, from, size);
    return 0;
}

int hipLaunchKernel(const void *f, struct dim3 g, struct dim3 b, void **a, size_t s, void *on)
{
    (void)f; (void)g; (void)b; (void)a; (void)s; (void)on;
    return 0;
}

int hipStreamCreateWithFlags(void **stream, unsigned flags) { (void)flags; return new_object(stream); }
int hipStreamCreateWithPriority(void **stream, unsigned flags, int p) { (void)flags; (void)p; return new_object(stream); }
int hipStreamDestroy(void *stream) { (void)stream; return 0; }
int hipStreamQuery(void *stream) { (void)stream; return 0; }
int hipStreamSynchronize(void *stream) { (void)stream; return 0; }
int hipStreamBeginCapture(void *stream, int mode) { (void)stream; (void)mode; return 0; }
int hipStreamEndCapture(void *stream, void **graph) { (void)stream; return new_object(graph); }
int hipGraphInstantiate(void **exec, void *graph, void **node, char *log, size_t size)
{
    (void)graph; (void)node; (void)log; (void)size;
    return new_object(exec);
}
int hipGraphLaunch(void *exec, void *stream) { (void)exec; (void)stream; return 0; }
int hipGraphDestroy(void *graph) { (void)graph; return 0; }
int hipGraphExecDestroy(void *exec) { (void)exec; return 0; }

/* The event's byte counts how often it is still to say that it is not ready. */
int hipEventCreateWithFlags(void **event, unsigned flags) { (void)flags; return new_object(event); }
int hipEventDestroy(void *event) { (void)event; return 0; }
int hipEventRecord(void *event, void *stream) { (void)stream; *(volatile char *)event = (char)not_ready; return 0; }
int hipEventSynchronize(void *event) { (void)event; return 0; }
int hipEventElapsedTime(float *ms, void *start, void *stop) { (void)start; (void)stop; *ms = 0.005f; return 0; }
int hipEventQuery(void *event)
{
    volatile char *left = event;
    if (*left == 0)
        return 0;
    --*left;
    return NOT_READY;
}
