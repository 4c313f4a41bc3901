/* Prices of options, in double precision, a batch at a time. */
#include "sample.h"

static __device__ inline double normal(double x)
{
    double t = 1 / (1 + 0.2316419 * fabs(x));
    double sum = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = 0.39894228040143268 * exp(-x * x / 2) * sum;
    return x < 0 ? tail : 1 - tail;
}

__global__ void price(const double *stock, const double *strike, double *call, double years, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i >= count)
        return;
    const double rate = 0.02, volatility = 0.3, root = volatility * sqrt(years);
    double d1 = (log(stock[i] / strike[i]) + (rate + volatility * volatility / 2) * years) / root;
    call[i] = stock[i] * normal(d1) - strike[i] * exp(-rate * years) * normal(d1 - root);
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 1000;
    std::vector<int> made = numbers(2 * count, 90, 18);
    std::vector<double> stock(count), strike(count), all;
    for (int i = 0; i < count; i++) {
        stock[i] = 10 + made[i];
        strike[i] = 10 + made[count + i];
    }
    double *ds = to_device(stock), *dk = to_device(strike), *dc = device_zeroes<double>(count);
    for (int round = 1; round <= ROUNDS; round++) {
        price<<<groups(count, 128), 128>>>(ds, dk, dc, 0.25 * round, count);
        std::vector<double> call = from_device(dc, count);
        for (int i = 0; i < count; i++)
            EXPECT(call[i] > -1e-6 && call[i] < stock[i] + 1e-6);
        all.insert(all.end(), call.begin(), call.end());
    }
    tell("black_scholes", all);
    return 0;
}
#endif
