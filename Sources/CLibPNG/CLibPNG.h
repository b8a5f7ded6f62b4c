// The system's libpng. CPNG says what to install when it is missing, so this header keeps quiet.
#if defined(__has_include)
#if __has_include(<png.h>)
#include <png.h>
#endif
#endif
