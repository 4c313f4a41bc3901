/* Every function of hipreempt.h, called as a program would, and as one should not. Prints "ok" at the end. */
#include "hipreempt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "line %d: %s (%s)\n", __LINE__, #condition, hipreempt_last_error());                       \
            exit(1);                                                                                                   \
        }                                                                                                              \
    } while (0)

static void misuse(void)
{
    hipreempt_client *none = (hipreempt_client *)1;
    struct hipreempt_stats stats;
    CHECK(strcmp(hipreempt_last_error(), "") == 0);
    CHECK(hipreempt_open(99, HIPREEMPT_PRIORITY_HIGH, &none) == -1 && none == NULL);
    CHECK(strstr(hipreempt_last_error(), "no GPU 99"));
    CHECK(hipreempt_open(-1, HIPREEMPT_PRIORITY_HIGH, &none) == -1 && none == NULL);
    CHECK(hipreempt_open(0, HIPREEMPT_PRIORITY_HIGH, NULL) == -1);
    CHECK(hipreempt_begin(NULL) == 0);
    hipreempt_end(NULL, 1);
    hipreempt_close(NULL);
    CHECK(hipreempt_set_priority(NULL, 0) == -1);
    CHECK(hipreempt_get_stats(NULL, &stats) == -1);
    CHECK(strstr(hipreempt_last_error(), "NULL"));
}

int main(void)
{
    hipreempt_client *client, *low;
    struct hipreempt_stats stats;
    misuse();
    CHECK(hipreempt_is_preloaded() == 0);
    CHECK(hipreempt_open(0, HIPREEMPT_PRIORITY_UNSET, &client) == 0 && client);
    CHECK(hipreempt_get_stats(client, NULL) == -1);
    CHECK(hipreempt_get_stats(client, &stats) == 0);
    CHECK(stats.priority == 7 && stats.active == 0 && stats.launches == 0 && stats.held_us == 0);
    CHECK(hipreempt_set_priority(client, HIPREEMPT_PRIORITY_HIGH) == 0);
    CHECK(hipreempt_open(0, HIPREEMPT_PRIORITY_LOW, &low) == 0);

    uint64_t token = hipreempt_begin(client);
    CHECK(token != 0);
    CHECK(hipreempt_get_stats(client, &stats) == 0 && stats.priority == 100 && stats.active == 1);
    hipreempt_end(client, token);
    hipreempt_end(client, token);
    hipreempt_end(client, UINT64_MAX);

    CHECK(hipreempt_begin(client) != 0);
    hipreempt_close(client);
    hipreempt_close(low);
    puts("ok");
    return 0;
}
