/* A child forked before the first HIP call uses the GPU; one forked after it only leaves, by `exit` and so through
 * every exit handler; the parent goes on either way. */
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
        use_gpu("early child");
        exit(3);
    }
    printf("early child left with %d\n", wait_for(early));
    fflush(stdout);
    use_gpu("parent, before");
    pid_t late = fork();
    if (late == 0)
        exit(4);
    printf("late child left with %d\n", wait_for(late));
    fflush(stdout);
    use_gpu("parent, after");
    return 5;
}
