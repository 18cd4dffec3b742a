/** The three stages of MTCNN. Not for applications: this package may change with every version. */
@NullMarked
package ai.deepware.onnx.internal.mtcnn;

import org.jspecify.annotations.NullMarked;
