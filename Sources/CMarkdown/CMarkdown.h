#if !__has_include(<cmark-gfm.h>) || !__has_include(<cmark-gfm-core-extensions.h>)
#error "cmark-gfm.h is missing. Install cmark-gfm: apt-get install libcmark-gfm-dev libcmark-gfm-extensions-dev (Debian, Ubuntu) or brew install cmark-gfm (macOS)."
#endif
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
