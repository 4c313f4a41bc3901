/* A program that closes every descriptor it does not know, as daemons do: what the preload keeps open would be closed
 * under it, and the number given to another file. */
#include <sys/mman.h>

#include "victim.h"

static void close_all(void)
{
    for (int descriptor = 3; descriptor < 1024; descriptor++)
        close(descriptor);
}

int main(void)
{
    close_all();
    use_gpu("before");
    close_all();
    int file = memfd_create("victim", 0);
    use_gpu("after");
    char byte;
    EXPECT(lseek(file, 0, SEEK_END) == 0 && read(file, &byte, 1) == 0);
    printf("nobody wrote into descriptor %d\n", file);
    return 0;
}
