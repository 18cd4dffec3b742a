/**
 * Builds ONNX models and writes them to files. Weights are fetched one tensor at a time while the
 * file is written, so that memory does not grow with the size of the model.
 */
@NullMarked
package ai.deepware.convert.graph;

import org.jspecify.annotations.NullMarked;
