/* build: -lcuda
 * Linked with the library, as most programs of the driver API are: nothing special. */
#include "victim.h"

int main(void)
{
    use_device();
    use_gpu("plain");
    tell_launches();
    return 0;
}
