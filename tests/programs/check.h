/* How a victim or a sample says what went wrong, on either platform. Neither prints anything on stdout, nor anything that
 * differs from run to run. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <unistd.h>

/* A call of HIP or CUDA that must succeed; 0 is success in both. Exit status 70 tells the harness that the hazard was not
 * even reached. */
#define CHECK(call)                                                                 \
    do {                                                                            \
        int status_ = (int)(call);                                                  \
        if (status_ != 0) {                                                         \
            fprintf(stderr, "%s:%d: %s: %d\n", __FILE__, __LINE__, #call, status_); \
            _exit(70);                                                              \
        }                                                                           \
    } while (0)

/* A claim of the program's own. Exit status 71: an order or a value was wrong. */
#define EXPECT(condition)                                                           \
    do {                                                                            \
        if (!(condition)) {                                                         \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
            _exit(71);                                                              \
        }                                                                           \
    } while (0)

#endif
