/* The process replaces itself while work is in flight; the new image starts over under the same process id. */
#include "victim.h"

int main(int argc, char **argv)
{
    if (argc > 1) {
        use_gpu("second image");
        return 7;
    }
    use_gpu("first image");
    launch_busy(NULL, 3000, 0);
    execl("/proc/self/exe", argv[0], "again", (char *)NULL);
    return 127;
}
