/**
 * Runs networks on ONNX Runtime: model files, sessions, tensors, batches. Not for applications:
 * this package may change with every version.
 */
@NullMarked
package ai.deepware.onnx.internal.runtime;

import org.jspecify.annotations.NullMarked;
