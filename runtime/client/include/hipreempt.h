/* hipreempt for C: marks the requests of a process, so that less urgent work on the same GPU waits for them.
 *
 * Link with -lhipreempt_c. Under `hipreempt run` the process is scheduled as a whole, and requests and priority are those
 * of all that it launches. Without that, others give way while a request is open, but what the process launches itself is
 * not held. Every function may be called on any thread. None prints, ends the process or changes the current device. */
#ifndef HIPREEMPT_H
#define HIPREEMPT_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Larger is more urgent; any number is a priority. */
#define HIPREEMPT_PRIORITY_HIGH 100
#define HIPREEMPT_PRIORITY_NORMAL 0
#define HIPREEMPT_PRIORITY_LOW (-100)
/* As HIPREEMPT_PRIORITY in the environment says, or as it is. */
#define HIPREEMPT_PRIORITY_UNSET INT32_MIN

typedef struct hipreempt_client hipreempt_client;

struct hipreempt_stats {
    int32_t priority;            /* now */
    int32_t active;              /* 1 while others wait for this client, else 0 */
    uint64_t launches;           /* handed to the driver */
    uint64_t preemptions;        /* launches that had to wait for somebody more urgent */
    uint64_t held_us;            /* how long they waited, summed over threads */
    uint64_t passed_after_limit; /* that went on because they had waited for as long as one may */
};

/* Opens GPU number `gpu`, from 0. Returns 0 and a client, or -1 and NULL: see hipreempt_last_error(). Under
 * `hipreempt run` this always succeeds, and touches no GPU. */
int hipreempt_open(int32_t gpu, int32_t priority, hipreempt_client **client);

/* Closes it; its open requests end. NULL is allowed. */
void hipreempt_close(hipreempt_client *client);

/* A request begins. Returns a token for hipreempt_end(), which any thread may call; 0 if there is nothing to schedule.
 * Takes no lock and makes no system call. A request lapses 20 ms after its begin if nothing was launched, and when the
 * thread that began it ends. */
uint64_t hipreempt_begin(const hipreempt_client *client);

/* The request ends. Any token is safe, 0 and used ones too. */
void hipreempt_end(const hipreempt_client *client, uint64_t token);

/* Changes how urgent it is, from now on. Returns 0, or -1 if the client is NULL. */
int hipreempt_set_priority(const hipreempt_client *client, int32_t priority);

/* Returns 0, or -1 if either is NULL. All zero before the first launch. */
int hipreempt_get_stats(const hipreempt_client *client, struct hipreempt_stats *stats);

/* What the last -1 on this thread was for, "" before the first one. Lives until the next -1 on this thread. */
const char *hipreempt_last_error(void);

/* 1 under `hipreempt run`, else 0. */
int hipreempt_is_preloaded(void);

#ifdef __cplusplus
}
#endif

#endif
