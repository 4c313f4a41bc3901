/* build: --genco
 * Device code alone, for programs that load modules by themselves. */
#include "victim.h"
