/* The victims' kernels as PTX that any GPU since Turing takes: written by hand, and the same in effect as ../kernels.c. */
#ifndef CUDA_KERNELS_H
#define CUDA_KERNELS_H

/* The work-item's place in r1, whether it is below the count in p1, and the address of its element in d1. */
#define ELEMENT                                  \
    " mov.u32 r1, %ctaid.x;\n"                   \
    " mov.u32 r2, %ntid.x;\n"                    \
    " mov.u32 r3, %tid.x;\n"                     \
    " mad.lo.s32 r1, r1, r2, r3;\n"              \
    " ld.param.u32 r4, [count];\n"               \
    " setp.ge.s32 p1, r1, r4;\n"                 \
    " @p1 bra done;\n"                           \
    " ld.param.u64 d1, [data];\n"                \
    " cvta.to.global.u64 d1, d1;\n"              \
    " mul.wide.s32 d2, r1, 4;\n"                 \
    " add.s64 d1, d1, d2;\n"                     \
    " ld.global.u32 r5, [d1];\n"                 \
    " ld.param.u32 r6, [value];\n"

#define ENTRY(name)                                                                         \
    ".visible .entry " name "(.param .u64 data, .param .u32 value, .param .u32 count)\n"    \
    "{\n .reg .pred p1;\n .reg .b32 r1, r2, r3, r4, r5, r6;\n .reg .b64 d1, d2;\n"

static const char victim_ptx[] =
    ".version 6.3\n.target sm_75\n.address_size 64\n"
    ".visible .global .align 4 .u32 victim_table[4];\n"
    /* data[i] += value */
    ENTRY("victim_add") ELEMENT
    " add.s32 r5, r5, r6;\n"
    " st.global.u32 [d1], r5;\n"
    "done:\n ret;\n}\n"
    /* data[i] = data[i] * 3 + value */
    ENTRY("victim_chain") ELEMENT
    " mad.lo.s32 r5, r5, 3, r6;\n"
    " st.global.u32 [d1], r5;\n"
    "done:\n ret;\n}\n"
    /* a thousand clocks for each microsecond, then the first work-item adds one to *done, unless that is null */
    ".visible .entry victim_busy(.param .u64 done, .param .u32 duration_us)\n"
    "{\n .reg .pred p1;\n .reg .b32 r1, r2;\n .reg .b64 d1, d2, d3, d4;\n"
    " ld.param.u32 r1, [duration_us];\n"
    " mul.wide.u32 d1, r1, 1000;\n"
    " mov.u64 d2, %clock64;\n"
    "wait:\n"
    " mov.u64 d3, %clock64;\n"
    " sub.s64 d3, d3, d2;\n"
    " setp.lt.s64 p1, d3, d1;\n"
    " @p1 bra wait;\n"
    " mov.u32 r1, %ctaid.x;\n"
    " mov.u32 r2, %tid.x;\n"
    " or.b32 r1, r1, r2;\n"
    " setp.ne.u32 p1, r1, 0;\n"
    " @p1 bra leave;\n"
    " ld.param.u64 d4, [done];\n"
    " setp.eq.s64 p1, d4, 0;\n"
    " @p1 bra leave;\n"
    " ld.u64 d1, [d4];\n"
    " add.s64 d1, d1, 1;\n"
    " st.u64 [d4], d1;\n"
    "leave:\n ret;\n}\n";

#endif
