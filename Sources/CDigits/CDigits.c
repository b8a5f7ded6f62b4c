#include "CDigits.h"

// Clang knows #embed in every C standard and says each time that it comes from C23.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char digits[] = {
#embed "digits.csv.gz"
};

const unsigned char *digitsFile(size_t *count) {
  *count = sizeof(digits);
  return digits;
}
