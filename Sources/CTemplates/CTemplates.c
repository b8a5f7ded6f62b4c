#include "CTemplates.h"

// The folder `Templates`, compiled in with C23's #embed, so that a copied binary carries its
// templates along. A new file needs an array and a line in the table; a test compares the table with
// the folder. The compiler lists the files as dependencies, so a changed template is built in again.
// Clang knows the directive in every C standard and says each time that it comes from C23.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char caption_mustache[] = {
#embed "../../Templates/caption.mustache"
};
static const unsigned char cell_check_mustache[] = {
#embed "../../Templates/cell-check.mustache"
};
static const unsigned char cell_curve_mustache[] = {
#embed "../../Templates/cell-curve.mustache"
};
static const unsigned char cell_graph_mustache[] = {
#embed "../../Templates/cell-graph.mustache"
};
static const unsigned char cell_heatmap_mustache[] = {
#embed "../../Templates/cell-heatmap.mustache"
};
static const unsigned char cell_hidden_mustache[] = {
#embed "../../Templates/cell-hidden.mustache"
};
static const unsigned char cell_images_mustache[] = {
#embed "../../Templates/cell-images.mustache"
};
static const unsigned char cell_model_mustache[] = {
#embed "../../Templates/cell-model.mustache"
};
static const unsigned char cell_table_mustache[] = {
#embed "../../Templates/cell-table.mustache"
};
static const unsigned char cell_train_mustache[] = {
#embed "../../Templates/cell-train.mustache"
};
static const unsigned char chapter_mustache[] = {
#embed "../../Templates/chapter.mustache"
};
static const unsigned char contents_mustache[] = {
#embed "../../Templates/contents.mustache"
};
static const unsigned char failure_mustache[] = {
#embed "../../Templates/failure.mustache"
};
static const unsigned char failures_mustache[] = {
#embed "../../Templates/failures.mustache"
};
static const unsigned char front_mustache[] = {
#embed "../../Templates/front.mustache"
};
static const unsigned char head_mustache[] = {
#embed "../../Templates/head.mustache"
};
static const unsigned char making_mustache[] = {
#embed "../../Templates/making.mustache"
};
static const unsigned char neighbours_mustache[] = {
#embed "../../Templates/neighbours.mustache"
};
static const unsigned char new_md[] = {
#embed "../../Templates/new.md"
};
static const unsigned char notebooks_and_gate_md[] = {
#embed "../../Templates/notebooks/and-gate.md"
};
static const unsigned char notebooks_checking_the_derivative_md[] = {
#embed "../../Templates/notebooks/checking-the-derivative.md"
};
static const unsigned char notebooks_circles_moons_spiral_md[] = {
#embed "../../Templates/notebooks/circles-moons-spiral.md"
};
static const unsigned char notebooks_fashion_md[] = {
#embed "../../Templates/notebooks/fashion.md"
};
static const unsigned char notebooks_handwritten_digits_md[] = {
#embed "../../Templates/notebooks/handwritten-digits.md"
};
static const unsigned char notebooks_index_md[] = {
#embed "../../Templates/notebooks/index.md"
};
static const unsigned char notebooks_optimizers_md[] = {
#embed "../../Templates/notebooks/optimizers.md"
};
static const unsigned char notebooks_sixteen_gates_md[] = {
#embed "../../Templates/notebooks/sixteen-gates.md"
};
static const unsigned char notebooks_straight_line_md[] = {
#embed "../../Templates/notebooks/straight-line.md"
};
static const unsigned char notebooks_when_training_goes_wrong_md[] = {
#embed "../../Templates/notebooks/when-training-goes-wrong.md"
};
static const unsigned char notebooks_xor_md[] = {
#embed "../../Templates/notebooks/xor.md"
};
static const unsigned char notice_mustache[] = {
#embed "../../Templates/notice.mustache"
};
static const unsigned char page_mustache[] = {
#embed "../../Templates/page.mustache"
};
static const unsigned char preview_js[] = {
#embed "../../Templates/preview.js"
};
static const unsigned char problem_mustache[] = {
#embed "../../Templates/problem.mustache"
};
static const unsigned char source_mustache[] = {
#embed "../../Templates/source.mustache"
};
static const unsigned char style_css[] = {
#embed "../../Templates/style.css"
};

static const unsigned char training_result_mustache[] = {
#embed "../../Templates/training-result.mustache"
};

#define EMBEDDED(name, array) {name, array, sizeof(array)}

static const EmbeddedFile files[] = {
    EMBEDDED("caption.mustache", caption_mustache),
    EMBEDDED("cell-check.mustache", cell_check_mustache),
    EMBEDDED("cell-curve.mustache", cell_curve_mustache),
    EMBEDDED("cell-graph.mustache", cell_graph_mustache),
    EMBEDDED("cell-heatmap.mustache", cell_heatmap_mustache),
    EMBEDDED("cell-hidden.mustache", cell_hidden_mustache),
    EMBEDDED("cell-images.mustache", cell_images_mustache),
    EMBEDDED("cell-model.mustache", cell_model_mustache),
    EMBEDDED("cell-table.mustache", cell_table_mustache),
    EMBEDDED("cell-train.mustache", cell_train_mustache),
    EMBEDDED("chapter.mustache", chapter_mustache),
    EMBEDDED("contents.mustache", contents_mustache),
    EMBEDDED("failure.mustache", failure_mustache),
    EMBEDDED("failures.mustache", failures_mustache),
    EMBEDDED("front.mustache", front_mustache),
    EMBEDDED("head.mustache", head_mustache),
    EMBEDDED("making.mustache", making_mustache),
    EMBEDDED("neighbours.mustache", neighbours_mustache),
    EMBEDDED("new.md", new_md),
    EMBEDDED("notebooks/and-gate.md", notebooks_and_gate_md),
    EMBEDDED("notebooks/checking-the-derivative.md", notebooks_checking_the_derivative_md),
    EMBEDDED("notebooks/circles-moons-spiral.md", notebooks_circles_moons_spiral_md),
    EMBEDDED("notebooks/fashion.md", notebooks_fashion_md),
    EMBEDDED("notebooks/handwritten-digits.md", notebooks_handwritten_digits_md),
    EMBEDDED("notebooks/index.md", notebooks_index_md),
    EMBEDDED("notebooks/optimizers.md", notebooks_optimizers_md),
    EMBEDDED("notebooks/sixteen-gates.md", notebooks_sixteen_gates_md),
    EMBEDDED("notebooks/straight-line.md", notebooks_straight_line_md),
    EMBEDDED("notebooks/when-training-goes-wrong.md", notebooks_when_training_goes_wrong_md),
    EMBEDDED("notebooks/xor.md", notebooks_xor_md),
    EMBEDDED("notice.mustache", notice_mustache),
    EMBEDDED("page.mustache", page_mustache),
    EMBEDDED("preview.js", preview_js),
    EMBEDDED("problem.mustache", problem_mustache),
    EMBEDDED("source.mustache", source_mustache),
    EMBEDDED("style.css", style_css),
    EMBEDDED("training-result.mustache", training_result_mustache),
};

size_t embeddedFileCount(void) { return sizeof(files) / sizeof(files[0]); }

EmbeddedFile embeddedFile(size_t index) { return files[index]; }
