/**
 * The networks that can be imported: each class recognizes its network by the names and shapes of
 * the tensors, and builds the ONNX graph and the metadata that describes it.
 */
@NullMarked
package ai.deepware.convert.architecture;

import org.jspecify.annotations.NullMarked;
