/* build: -lcuda
 * A child forked before the first CUDA call uses the GPU; one forked after it only leaves, by `exit` and so through
 * every exit handler; one that calls CUDA all the same is refused; the parent goes on either way. */
#include <sys/wait.h>

#include "victim.h"

static int wait_for(pid_t child)
{
    int status = 0;
    EXPECT(waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(void)
{
    pid_t early = fork();
    if (early == 0) {
        use_device();
        use_gpu("early child");
        tell_launches();
        exit(3);
    }
    printf("early child left with %d\n", wait_for(early));
    fflush(stdout);
    use_device();
    use_gpu("parent, before");
    pid_t late = fork();
    if (late == 0)
        exit(4);
    printf("late child left with %d\n", wait_for(late));
    fflush(stdout);
    pid_t stubborn = fork();
    if (stubborn == 0)
        exit(cuCtxSynchronize() == CUDA_ERROR_NOT_INITIALIZED ? 5 : 6);
    printf("stubborn child left with %d\n", wait_for(stubborn));
    fflush(stdout);
    use_gpu("parent, after");
    tell_launches();
    return 5;
}
