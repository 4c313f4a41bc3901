/* vfork shares the parent's memory with the child until it execs: nothing may run in between that writes there. */
#include <sys/wait.h>

#include "victim.h"

int main(void)
{
    use_gpu("before");
    pid_t child = vfork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", "exit 6", (char *)NULL);
        _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    printf("child left with %d\n", WEXITSTATUS(status));
    fflush(stdout);
    use_gpu("after");
    return 0;
}
