#ifndef CPNG_H
#define CPNG_H

#include <stddef.h>
#include <stdint.h>

/// Enough room for any message that these functions write.
#define CPNG_MESSAGE_SIZE 256

/// Encodes a picture of palette indices, one byte a pixel, top row first.
///
/// `palette` holds red, green and blue of each of its 1 to 256 colours. `title` ends in a zero byte
/// and is UTF-8 if `titleIsUTF8` is not 0, Latin-1 otherwise; an empty one is left out. Returns 0 and
/// sets `*bytes`, which `cpng_free` frees, and `*count`; or returns 1, sets `*bytes` to NULL and
/// writes a sentence into `message`, a buffer of CPNG_MESSAGE_SIZE.
int cpng_encode(uint32_t width, uint32_t height, const uint8_t *pixels, const uint8_t *palette,
                int paletteCount, const char *title, int titleIsUTF8, uint8_t **bytes,
                size_t *count, char *message);

/// Decodes any PNG to red, green, blue and alpha of 8 bits each, top row first.
///
/// Refuses a picture wider or taller than `limit`. Returns 0 and sets `*pixels`, which `cpng_free`
/// frees, `*width` and `*height`; or returns 1, sets `*pixels` to NULL and writes a sentence into
/// `message`, a buffer of CPNG_MESSAGE_SIZE.
int cpng_decode(const uint8_t *bytes, size_t count, uint32_t limit, uint8_t **pixels,
                uint32_t *width, uint32_t *height, char *message);

/// Frees what the functions above returned.
void cpng_free(void *memory);

#endif
