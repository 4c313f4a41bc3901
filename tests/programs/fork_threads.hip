/* Threads launch without a pause while the process forks: a lock that any of them holds at that moment must not hang
 * the child. */
#include <pthread.h>
#include <sys/wait.h>

#include "victim.h"

enum { THREADS = 3, FORKS = 50, COUNT = 256 };
static volatile int stop;
static pthread_barrier_t all_launch;

static void *launcher(void *)
{
    hipStream_t stream;
    CHECK(hipStreamCreate(&stream));
    int *data = zeroes(COUNT);
    launch_add(data, 1, COUNT, stream);
    pthread_barrier_wait(&all_launch);
    while (!stop) {
        launch_add(data, 1, COUNT, stream);
        CHECK(hipStreamSynchronize(stream));
    }
    CHECK(hipStreamDestroy(stream));
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS];
    pthread_barrier_init(&all_launch, NULL, THREADS + 1);
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, launcher, NULL);
    pthread_barrier_wait(&all_launch);
    int good = 0;
    for (int i = 0; i < FORKS; i++) {
        pid_t child = fork();
        if (child == 0)
            exit(0);
        int status = -1;
        waitpid(child, &status, 0);
        good += status == 0;
    }
    stop = 1;
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    printf("%d of %d children left cleanly\n", good, FORKS);
    return 0;
}
