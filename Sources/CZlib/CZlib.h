#if !__has_include(<zlib.h>)
#error "zlib.h is missing. Install zlib: apt-get install zlib1g-dev (Debian, Ubuntu) or brew install zlib (macOS)."
#endif
#include <zlib.h>
