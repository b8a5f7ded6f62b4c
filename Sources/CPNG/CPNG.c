#include "CPNG.h"

#if defined(__has_include)
#if !__has_include(<png.h>)
#error "png.h is missing. Install libpng: `apt-get install libpng-dev` on Debian and Ubuntu, `brew install libpng pkg-config` with Homebrew."
#endif
#endif

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

// libpng reports an error by longjmp. Everything that has to be released lives in a Job that the
// caller of the function with the setjmp owns: what a jump leaves in that function's own variables
// is undefined, what it leaves in somebody else's memory is not.
typedef struct {
  png_structp png;
  png_infop info;
  uint8_t *memory;      // the encoded bytes, or the decoded pixels
  size_t count;         // bytes used in memory
  size_t capacity;      // bytes there are in memory
  png_bytep *rows;      // where each decoded row goes
  const uint8_t *input; // the bytes that have not been read yet
  size_t left;
  char *message;
} Job;

static void say(char *message, const char *text) {
  strncpy(message, text, CPNG_MESSAGE_SIZE - 1);
  message[CPNG_MESSAGE_SIZE - 1] = 0;
}

static void fail(png_structp png, png_const_charp text) {
  Job *job = png_get_error_ptr(png);
  say(job->message, text);
  png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp text) {
  (void)png;
  (void)text;
}

static void append(png_structp png, png_bytep bytes, size_t count) {
  Job *job = png_get_io_ptr(png);
  if (job->capacity - job->count < count) {
    size_t capacity = 2 * job->capacity + count;
    uint8_t *memory = realloc(job->memory, capacity);
    if (memory == NULL) png_error(png, "out of memory");
    job->memory = memory;
    job->capacity = capacity;
  }
  memcpy(job->memory + job->count, bytes, count);
  job->count += count;
}

static void take(png_structp png, png_bytep bytes, size_t count) {
  Job *job = png_get_io_ptr(png);
  if (job->left < count) png_error(png, "the file ends too early");
  memcpy(bytes, job->input, count);
  job->input += count;
  job->left -= count;
}

static void flush(png_structp png) { (void)png; }

static int encode(Job *job, uint32_t width, uint32_t height, const uint8_t *pixels,
                  const uint8_t *palette, int paletteCount, const char *title, int titleIsUTF8) {
  job->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, job, fail, ignore);
  if (job->png == NULL) return say(job->message, "libpng could not be started"), 1;
  if (setjmp(png_jmpbuf(job->png))) return 1;
  job->info = png_create_info_struct(job->png);
  if (job->info == NULL) png_error(job->png, "out of memory");
  png_set_write_fn(job->png, job, append, flush);

  if (paletteCount < 1 || paletteCount > PNG_MAX_PALETTE_LENGTH)
    png_error(job->png, "a palette holds 1 to 256 colours");
  png_set_user_limits(job->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_IHDR(job->png, job->info, width, height, 8, PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
  for (size_t at = 0; at < (size_t)width * height; at++)
    if (pixels[at] >= paletteCount) png_error(job->png, "a pixel has no colour in the palette");
  png_color colors[PNG_MAX_PALETTE_LENGTH];
  for (int at = 0; at < paletteCount; at++)
    colors[at] = (png_color){palette[3 * at], palette[3 * at + 1], palette[3 * at + 2]};
  png_set_PLTE(job->png, job->info, colors, paletteCount);
  if (title[0] != 0) {
    png_text text = {.compression = titleIsUTF8 ? PNG_ITXT_COMPRESSION_NONE
                                                : PNG_TEXT_COMPRESSION_NONE,
                     .key = "Title",
                     .text = (png_charp)title};
    png_set_text(job->png, job->info, &text, 1);
  }
  png_set_filter(job->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
  png_set_compression_level(job->png, 6);
  png_write_info(job->png, job->info);
  for (uint32_t row = 0; row < height; row++)
    png_write_row(job->png, pixels + (size_t)row * width);
  png_write_end(job->png, job->info);
  return 0;
}

static int decode(Job *job, uint32_t limit, uint32_t *width, uint32_t *height) {
  job->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, job, fail, ignore);
  if (job->png == NULL) return say(job->message, "libpng could not be started"), 1;
  if (setjmp(png_jmpbuf(job->png))) return 1;
  job->info = png_create_info_struct(job->png);
  if (job->info == NULL) png_error(job->png, "out of memory");
  png_set_read_fn(job->png, job, take);
  png_set_user_limits(job->png, limit, limit);
  png_read_info(job->png, job->info);

  png_set_expand(job->png);
  png_set_strip_16(job->png);
  png_set_gray_to_rgb(job->png);
  png_set_add_alpha(job->png, 0xff, PNG_FILLER_AFTER);
  png_set_interlace_handling(job->png);
  png_read_update_info(job->png, job->info);
  *width = png_get_image_width(job->png, job->info);
  *height = png_get_image_height(job->png, job->info);
  size_t stride = png_get_rowbytes(job->png, job->info);
  if (stride != 4 * (size_t)*width) png_error(job->png, "the pixels are of an unknown kind");
  job->memory = calloc(*height, stride);
  job->rows = malloc(*height * sizeof(png_bytep));
  if (job->memory == NULL || job->rows == NULL) png_error(job->png, "out of memory");
  for (uint32_t row = 0; row < *height; row++) job->rows[row] = job->memory + row * stride;
  png_read_image(job->png, job->rows);
  png_read_end(job->png, NULL);
  return 0;
}

int cpng_encode(uint32_t width, uint32_t height, const uint8_t *pixels, const uint8_t *palette,
                int paletteCount, const char *title, int titleIsUTF8, uint8_t **bytes,
                size_t *count, char *message) {
  Job job = {.message = message};
  int status = encode(&job, width, height, pixels, palette, paletteCount, title, titleIsUTF8);
  png_destroy_write_struct(&job.png, &job.info);
  if (status != 0) {
    free(job.memory);
    job.memory = NULL;
  }
  *bytes = job.memory;
  *count = status == 0 ? job.count : 0;
  return status;
}

int cpng_decode(const uint8_t *bytes, size_t count, uint32_t limit, uint8_t **pixels,
                uint32_t *width, uint32_t *height, char *message) {
  Job job = {.input = bytes, .left = count, .message = message};
  int status = decode(&job, limit, width, height);
  png_destroy_read_struct(&job.png, &job.info, NULL);
  free(job.rows);
  if (status != 0) {
    free(job.memory);
    job.memory = NULL;
  }
  *pixels = job.memory;
  return status;
}

void cpng_free(void *memory) { free(memory); }
