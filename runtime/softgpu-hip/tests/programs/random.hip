// Random work on streams of every kind, ordered by events, by the null stream and by callbacks; the result is known
// because every pair of operations that touch the same cell is ordered. argv[1] is the seed.
#include "check.h"
#include <dlfcn.h>

static const int cells = 6, operations = 600;
static int *cell[cells];
static unsigned expected[cells];
static hipStream_t stream[cells];
static unsigned state;

static unsigned draw(unsigned below) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
}

static void on_host(void *data) {
    int *at = static_cast<int *>(data);
    *at = int(unsigned(*at) * 5u + 1u);
}

// `to` waits for everything on `from` so far.
static void order(hipStream_t from, hipStream_t to) {
    hipEvent_t event;
    HIP(hipEventCreateWithFlags(&event, draw(2) ? hipEventDisableTiming : 0));
    HIP(hipEventRecord(event, from));
    HIP(hipStreamWaitEvent(to, event, 0));
    HIP(hipEventDestroy(event));
}

static hipGraphExec_t graph_of(int which) {
    hipGraph_t graph;
    hipGraphExec_t exec;
    HIP(hipStreamBeginCapture(stream[which], hipStreamCaptureModeThreadLocal));
    affine<<<1, 1, 0, stream[which]>>>(cell[which], 7, 2);
    affine<<<1, 1, 0, stream[which]>>>(cell[which], 11, 3);
    HIP(hipStreamEndCapture(stream[which], &graph));
    HIP(hipGraphInstantiate(&exec, graph, nullptr, nullptr, 0));
    HIP(hipGraphDestroy(graph));
    return exec;
}

int main(int, char **argv) {
    state = unsigned(atoi(argv[1]));
    auto launch_host = reinterpret_cast<hipError_t (*)(hipStream_t, void (*)(void *), void *)>(
        dlsym(RTLD_DEFAULT, "hipLaunchHostFunc"));
    hipGraphExec_t graphs[cells];
    for (int i = 0; i < cells; i++) {
        // The last one is the null stream's own cell.
        if (i < cells - 1) HIP(hipStreamCreateWithFlags(&stream[i], i % 2 ? hipStreamNonBlocking : hipStreamDefault));
        HIP(hipMalloc(reinterpret_cast<void **>(&cell[i]), 4));
        HIP(hipMemset(cell[i], 0, 4));
        if (i < cells - 1) graphs[i] = graph_of(i);
    }
    HIP(hipDeviceSynchronize());
    for (int step = 0; step < operations; step++) {
        int a = int(draw(cells - 1)), b = int(draw(cells - 1));
        unsigned c = draw(1000);
        switch (draw(9)) {
        case 0:
        case 1:
            affine<<<1, 1, 0, stream[a]>>>(cell[a], 3, int(c));
            expected[a] = expected[a] * 3 + c;
            break;
        case 2: // b takes a's value, and a waits until it has been taken
            if (a == b) break;
            order(stream[a], stream[b]);
            take<<<1, 1, 0, stream[b]>>>(cell[b], cell[a]);
            order(stream[b], stream[a]);
            expected[b] = expected[b] * 31 + expected[a];
            break;
        case 3: // the null stream takes the value of a blocking stream: no event needed
            a &= ~1;
            take<<<1, 1>>>(cell[cells - 1], cell[a]);
            expected[cells - 1] = expected[cells - 1] * 31 + expected[a];
            break;
        case 4: // and a blocking stream that of the null stream
            a &= ~1;
            take<<<1, 1, 0, stream[a]>>>(cell[a], cell[cells - 1]);
            expected[a] = expected[a] * 31 + expected[cells - 1];
            break;
        case 5:
            if (draw(4)) break;
            HIP(launch_host(stream[a], on_host, cell[a]));
            expected[a] = expected[a] * 5 + 1;
            break;
        case 6:
            HIP(hipGraphLaunch(graphs[a], stream[a]));
            expected[a] = (expected[a] * 7 + 2) * 11 + 3;
            break;
        case 7: {
            int value = int(c);
            HIP(hipMemcpyAsync(cell[a], &value, 4, hipMemcpyHostToDevice, stream[a]));
            value = -1;
            expected[a] = c;
            break;
        }
        default:
            if (draw(8) == 0) {
                unsigned got;
                HIP(hipMemcpyAsync(&got, cell[a], 4, hipMemcpyDeviceToHost, stream[a]));
                HIP(hipStreamSynchronize(stream[a]));
                CHECK(got == expected[a]);
            } else if (draw(8) == 0) {
                HIP(hipMemsetAsync(cell[a], 1, 4, stream[a]));
                expected[a] = 0x01010101;
            }
        }
    }
    HIP(hipDeviceSynchronize());
    for (int i = 0; i < cells; i++) {
        unsigned got;
        HIP(hipMemcpy(&got, cell[i], 4, hipMemcpyDeviceToHost));
        if (got != expected[i]) fprintf(stderr, "seed %s cell %d: %u for %u\n", argv[1], i, got, expected[i]);
        CHECK(got == expected[i]);
    }
    puts("ok");
}
