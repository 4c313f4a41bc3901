// The computing kernels launched by a program of hipcc's, each result held against a reference in f64; and a
// cooperative kernel whose turn is taken back in the middle, launched again, and compared bit by bit with one left alone.
// Prints "ok", or the line of the first check that failed. Runs on any HIP library that has the kernels.
#include "../../device/kernels.hip"

#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);                                  \
            _Exit(1);                                                                                                  \
        }                                                                                                              \
    } while (0)

#define HIP(call) CHECK((call) == hipSuccess)

static const float EPSILON = 1.1920929e-7f;

template <typename T> struct Device {
    T *at;
    size_t count;

    explicit Device(size_t elements) : count(elements)
    {
        HIP(hipMalloc(reinterpret_cast<void **>(&at), (count ? count : 1) * sizeof(T)));
        HIP(hipMemset(at, 0, (count ? count : 1) * sizeof(T)));
    }

    explicit Device(const std::vector<T> &from) : Device(from.size())
    {
        if (count) HIP(hipMemcpy(at, from.data(), count * sizeof(T), hipMemcpyHostToDevice));
    }

    std::vector<T> back() const
    {
        std::vector<T> to(count);
        if (count) HIP(hipMemcpy(to.data(), at, count * sizeof(T), hipMemcpyDeviceToHost));
        return to;
    }

    ~Device() { HIP(hipFree(at)); }
};

static std::vector<float> values(size_t count, unsigned seed)
{
    std::vector<float> made(count);
    for (float &value : made) {
        seed = seed * 1664525u + 1013904223u;
        value = (float)(seed >> 8) / 8388608.0f - 1.0f;
    }
    return made;
}

static void launched()
{
    HIP(hipGetLastError());
    HIP(hipDeviceSynchronize());
}

static void vectors(size_t n)
{
    std::vector<float> a = values(n, 1), b = values(n, 2);
    Device<float> on_a(a), on_b(b), sum(n), copied(n);
    hipreempt_vector_add<<<7, 96>>>(on_a.at, on_b.at, sum.at, n);
    hipreempt_copy<<<3, 64>>>((uint32_t *)copied.at, (const uint32_t *)sum.at, n);
    hipreempt_saxpy<<<5, 128>>>(0.3f, on_a.at, on_b.at, n);
    launched();
    std::vector<float> added = sum.back(), kept = copied.back(), scaled = on_b.back();
    for (size_t i = 0; i < n; i++) {
        CHECK(added[i] == (float)((double)a[i] + (double)b[i]) && kept[i] == added[i]);
        double exact = (double)0.3f * a[i] + b[i];
        CHECK(std::fabs(scaled[i] - exact) <= 0.51 * EPSILON * std::fabs(exact) + 1e-38);
    }
}

static void product(uint32_t m, uint32_t n, uint32_t k)
{
    std::vector<float> a = values((size_t)m * k, 3), b = values((size_t)k * n, 4);
    Device<float> on_a(a), on_b(b), c((size_t)m * n);
    dim3 grid((n + MATMUL_TILE - 1) / MATMUL_TILE, (m + MATMUL_TILE - 1) / MATMUL_TILE);
    hipreempt_matmul<<<grid, dim3(MATMUL_TILE, MATMUL_TILE)>>>(on_a.at, on_b.at, c.at, m, n, k);
    launched();
    std::vector<float> found = c.back();
    for (uint32_t row = 0; row < m; row++) {
        for (uint32_t column = 0; column < n; column++) {
            double exact = 0, magnitude = 0;
            for (uint32_t i = 0; i < k; i++) {
                double term = (double)a[(size_t)row * k + i] * b[(size_t)i * n + column];
                exact += term, magnitude += std::fabs(term);
            }
            CHECK(std::fabs(found[(size_t)row * n + column] - exact) <= k * EPSILON * magnitude);
        }
    }
}

static void sum(size_t n)
{
    const unsigned groups = 6;
    std::vector<float> in = values(n, 5);
    Device<float> on_in(in), partial(groups), total(1);
    hipreempt_reduce<<<groups, REDUCE_LANES>>>(on_in.at, partial.at, n);
    hipreempt_reduce<<<1, REDUCE_LANES>>>(partial.at, total.at, groups);
    launched();
    double exact = 0, magnitude = 0;
    for (float value : in) exact += value, magnitude += std::fabs(value);
    CHECK(std::fabs(total.back()[0] - exact) <= (n / REDUCE_LANES / groups + 20.0) * EPSILON * magnitude);
}

static void spin()
{
    Device<float> result(1);
    hipreempt_spin<<<4, 64>>>(result.at, 50000, 12);
    launched();
    double exact = 1;
    for (int i = 0; i < 12; i++) exact = exact * 0.75 + 0.125;
    CHECK(std::fabs(result.back()[0] - exact) <= 4 * EPSILON);
}

struct Cooperative {
    static const unsigned GROUPS = 4, LANES = 64;
    Device<float> carry{GROUPS * LANES};
    Device<uint64_t> places{GROUPS};

    // In a stream of its own: the host writes the turn meanwhile.
    void launch(cooperative_turn *turn, uint64_t steps)
    {
        hipStream_t stream;
        HIP(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
        hipreempt_cooperative<<<GROUPS, LANES, 0, stream>>>(carry.at, places.at, turn, steps, 16);
        HIP(hipGetLastError());
        HIP(hipStreamSynchronize(stream));
        HIP(hipStreamDestroy(stream));
    }
};

static uint64_t largest(const std::vector<uint64_t> &places)
{
    uint64_t most = 0;
    for (uint64_t place : places) most = place > most ? place : most;
    return most;
}

static void same_bits(const Cooperative &one, const Cooperative &other, uint64_t steps)
{
    std::vector<float> a = one.carry.back(), b = other.carry.back();
    CHECK(memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
    CHECK(one.places.back() == other.places.back());
    for (uint64_t place : one.places.back()) CHECK(place == steps);
}

static void cooperative()
{
    cooperative_turn *turn;
    HIP(hipHostMalloc((void **)&turn, sizeof *turn, 0));
    turn->steps_max = UINT64_MAX;
    turn->step_seen = 0;
    // Without the turn this would run for years.
    Cooperative cut;
    std::thread host([turn] {
        while (turn->step_seen < 5) std::atomic_thread_fence(std::memory_order_seq_cst);
        turn->steps_max = 0;
    });
    cut.launch(turn, UINT64_C(1) << 50);
    host.join();
    uint64_t reached = largest(cut.places.back());
    CHECK(reached >= 5 && reached < UINT64_C(1) << 50);
    // On in short turns, and to the end in one.
    uint64_t steps = reached + 50;
    turn->steps_max = 7;
    cut.launch(turn, steps);
    cut.launch(turn, steps);
    CHECK(largest(cut.places.back()) == reached + 14);
    turn->steps_max = UINT64_MAX;
    cut.launch(turn, steps);
    Cooperative whole;
    whole.launch(turn, steps);
    same_bits(cut, whole, steps);
    HIP(hipHostFree(turn));
}

int main()
{
    for (size_t n : {0, 1, 31, 257, 10007}) vectors(n), sum(n);
    product(1, 1, 1);
    product(16, 16, 16);
    product(37, 21, 50);
    spin();
    cooperative();
    puts("ok");
}
