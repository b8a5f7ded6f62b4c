#ifndef CTEMPLATES_H
#define CTEMPLATES_H

#include <stddef.h>

/// A file of the folder `Templates` as it was when this package was built.
typedef struct {
  /// Its path below `Templates`, such as `page.mustache` or `notebooks/and-gate.md`.
  const char *name;
  /// Its bytes; nothing ends them but their count.
  const unsigned char *bytes;
  size_t count;
} EmbeddedFile;

/// How many files are built in.
size_t embeddedFileCount(void);

/// A file by its index, which must be below `embeddedFileCount()`. The files stand in the order of
/// their names.
EmbeddedFile embeddedFile(size_t index);

#endif
