#include "CAVX2.h"

#if defined(__x86_64__)

int cavx2_is_supported(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") != 0;
}

#endif
