/* Children forked while the parent has work in flight and a claim on the card. Each leaves by `exit`, through every
 * exit handler that its parent has registered: what those handlers end must be the child's own. */
#include <sys/wait.h>

#include "victim.h"

enum { CHILDREN = 6 };

int main(void)
{
    hipStream_t stream;
    CHECK(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    int left = 0;
    for (int i = 0; i < CHILDREN; i++) {
        launch_busy(NULL, 2000, stream);
        pid_t child = fork();
        if (child == 0)
            exit(i);
        int status = -1;
        waitpid(child, &status, 0);
        left += WIFEXITED(status) && WEXITSTATUS(status) == i;
        CHECK(hipStreamSynchronize(stream));
    }
    use_gpu("parent");
    printf("%d of %d children left\n", left, CHILDREN);
    return 0;
}
