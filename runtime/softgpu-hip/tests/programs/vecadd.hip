// Results are bit-exact, in all the ways in which arguments and local memory reach a kernel.
#include "check.h"

static void vectors() {
    const int n = 100003;
    std::vector<float> a(n), b(n), c(n, -1);
    for (int i = 0; i < n; i++) a[i] = i * 0.3f, b[i] = 1.0f / (i + 1);
    float *da, *db, *dc;
    HIP(hipMalloc(&da, n * 4));
    HIP(hipMalloc(&db, n * 4));
    HIP(hipMalloc(&dc, n * 4));
    HIP(hipMemcpy(da, a.data(), n * 4, hipMemcpyHostToDevice));
    HIP(hipMemcpy(db, b.data(), n * 4, hipMemcpyHostToDevice));
    vecadd<<<(n + 255) / 256, 256>>>(da, db, dc, n);
    HIP(hipGetLastError());
    scale<float><<<(n + 63) / 64, 64>>>(dc, 2.0f, n);
    HIP(hipMemcpy(c.data(), dc, n * 4, hipMemcpyDeviceToHost));
    for (int i = 0; i < n; i++) {
        float sum = a[i] + b[i];
        sum *= 2.0f;
        CHECK(memcmp(&c[i], &sum, 4) == 0);
    }
    HIP(hipFree(da));
    HIP(hipFree(db));
    HIP(hipFree(dc));
}

static void local_memory() {
    int data[192], *device;
    for (int i = 0; i < 192; i++) data[i] = i;
    HIP(hipMalloc(&device, sizeof data));
    HIP(hipMemcpy(device, data, sizeof data, hipMemcpyHostToDevice));
    reverse<<<3, 64>>>(device);
    HIP(hipMemcpy(data, device, sizeof data, hipMemcpyDeviceToHost));
    for (int i = 0; i < 192; i++) CHECK(data[i] == i / 64 * 64 + 63 - i % 64);
}

static void atomics() {
    std::vector<unsigned> from(1000);
    unsigned bins[7] = {}, expected[7] = {}, *device_from, *device_bins;
    for (unsigned i = 0; i < 1000; i++) from[i] = i * i, expected[i * i % 7]++;
    HIP(hipMalloc(&device_from, 4000));
    HIP(hipMalloc(&device_bins, sizeof bins));
    HIP(hipMemcpy(device_from, from.data(), 4000, hipMemcpyHostToDevice));
    HIP(hipMemset(device_bins, 0, sizeof bins));
    histogram<<<8, 128>>>(device_from, device_bins, 1000);
    HIP(hipMemcpy(bins, device_bins, sizeof bins, hipMemcpyDeviceToHost));
    CHECK(memcmp(bins, expected, sizeof bins) == 0);
}

static void arguments() {
    double *to;
    HIP(hipMalloc(&to, 8));
    mixed<<<1, 1>>>(to, -3, 0.5f, Big{7, 0.25, -1000}, 1e9, 1ul << 40, -5, 12, 0.125f);
    double got;
    HIP(hipMemcpy(&got, to, 8, hipMemcpyDeviceToHost));
    CHECK(got == -3 + 0.5 + 7 + 0.25 - 1000 + 1e9 + double(1ul << 40) - 5 + 12 + 0.125);
}

static void variables() {
    int *to, got, set = 100;
    HIP(hipMalloc(&to, 4));
    read_counter<<<1, 1>>>(to);
    HIP(hipMemcpy(&got, to, 4, hipMemcpyDeviceToHost));
    CHECK(got == 41);
    HIP(hipMemcpyFromSymbol(&got, HIP_SYMBOL(device_counter), 4, 0, hipMemcpyDeviceToHost));
    CHECK(got == 42);
    HIP(hipMemcpyToSymbol(HIP_SYMBOL(device_counter), &set, 4, 0, hipMemcpyHostToDevice));
    read_counter<<<1, 1>>>(to);
    HIP(hipMemcpy(&got, to, 4, hipMemcpyDeviceToHost));
    CHECK(got == 100);
    CHECK(hipMemcpyToSymbol(HIP_SYMBOL(device_counter), &set, 4, 4, hipMemcpyHostToDevice) == hipErrorInvalidValue);
}

int main() {
    vectors();
    local_memory();
    atomics();
    arguments();
    variables();
    // The shape that HIP refuses.
    vecadd<<<1, 2048>>>(nullptr, nullptr, nullptr, 0);
    CHECK(hipGetLastError() == hipErrorInvalidConfiguration);
    CHECK(hipGetLastError() == hipSuccess);
    puts("ok");
}
