#ifndef CDIGITS_H
#define CDIGITS_H

#include <stddef.h>

/// The file `digits.csv.gz` as it was when this package was built; nothing ends the bytes but their
/// count. What it holds and who made it stands in the README beside it.
const unsigned char *digitsFile(size_t *count);

#endif
