/* No hazard: the control that the others are held beside. */
#include "victim.h"

int main(void)
{
    use_gpu("plain");
    return 0;
}
