/* build: -lcuda
 * The process replaces itself while work is in flight; the new image starts over under the same process id. */
#include "victim.h"

int main(int argc, char **argv)
{
    use_device();
    if (argc > 1) {
        use_gpu("second image");
        tell_launches();
        return 7;
    }
    use_gpu("first image");
    busy(NULL, 3000, NULL);
    execl("/proc/self/exe", argv[0], "again", (char *)NULL);
    return 127;
}
