/* Signals arrive all the time, without SA_RESTART: no wait of the preload's may end early or be taken for an error. */
#include <signal.h>
#include <sys/time.h>

#include "victim.h"

static volatile int ticks;

static void tick(int)
{
    ticks++;
}

int main(void)
{
    struct sigaction action = {};
    struct itimerval every = {{0, 1000}, {0, 1000}}, never = {};
    action.sa_handler = tick;
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &every, NULL);
    for (int i = 0; i < 10; i++)
        use_gpu("interrupted");
    setitimer(ITIMER_REAL, &never, NULL);
    printf("done\n");
    return 0;
}
