/* What the kernels of some samples do, for a software device that cannot run their source on the CPU: the whole launch,
 * as the device's own header for this wants it. Named as hipcc registers them. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "softgpu/kernel.h"

#define EXPORT __attribute__((visibility("default")))

/* complex.cu takes a structure of 8 bytes by value. */
static void mandelbrot_body(const struct softgpu_launch *launch, void *const *args)
{
    float origin[2], step;
    int *steps;
    memcpy(origin, args[0], sizeof origin);
    memcpy(&step, args[1], sizeof step);
    memcpy(&steps, args[2], sizeof steps);
    for (uint32_t y = 0; y < launch->grid.x; y++) {
        for (uint32_t x = 0; x < launch->block.x; x++) {
            float real = origin[0] + step * x, imaginary = origin[1] + step * y, a = 0, b = 0;
            int i = 0;
            for (; i < 100 && a * a + b * b < 4; i++) {
                float next = a * a - b * b + real;
                b = 2 * a * b + imaginary;
                a = next;
            }
            steps[y * launch->block.x + x] = i;
        }
    }
}

/* cooperative.cu synchronises its whole grid. */
static void pass_on_body(const struct softgpu_launch *launch, void *const *args)
{
    int *values, rounds;
    size_t all = (size_t)launch->grid.x * launch->block.x;
    memcpy(&values, args[0], sizeof values);
    memcpy(&rounds, args[1], sizeof rounds);
    for (; rounds > 0; rounds--) {
        int first = values[0];
        memmove(values, values + 1, (all - 1) * sizeof *values);
        values[all - 1] = first;
    }
}

/* half.cu has numbers of 16 bits. */
static void scale_body(const struct softgpu_launch *launch, void *const *args)
{
    const float *from;
    float *to, factor;
    memcpy(&from, args[0], sizeof from);
    memcpy(&to, args[1], sizeof to);
    memcpy(&factor, args[2], sizeof factor);
    for (uint32_t i = 0; i < launch->block.x; i++)
        to[i] = (float)(_Float16)((_Float16)from[i] * (_Float16)factor);
}

/* driver_module.cpp launches one by its plain name, which says nothing about its arguments. */
static void scale_integers_body(const struct softgpu_launch *launch, void *const *args)
{
    int *values, factor, count;
    memcpy(&values, args[0], sizeof values);
    memcpy(&factor, args[1], sizeof factor);
    memcpy(&count, args[2], sizeof count);
    for (int i = 0; i < count && i < (int)(launch->grid.x * launch->block.x); i++)
        values[i] *= factor;
}

#define KERNEL(name, body, count, ...)                                                                                 \
    static const uint32_t name##_sizes[] = {__VA_ARGS__};                                                              \
    EXPORT const struct softgpu_kernel softgpu_kernel_##name = {SOFTGPU_KERNEL_VERSION, count, name##_sizes, body, NULL}

KERNEL(_Z10mandelbrot15HIP_vector_typeIfLj2EEfPi, mandelbrot_body, 3, 8, 4, 8);
KERNEL(_Z7pass_onPii, pass_on_body, 2, 8, 4);
KERNEL(_Z5scalePKfPff, scale_body, 3, 8, 8, 4);
KERNEL(scale, scale_integers_body, 3, 8, 4, 4);
