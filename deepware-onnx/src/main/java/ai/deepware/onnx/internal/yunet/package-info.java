/** Reads what YuNet answers. Not for applications: this package may change with every version. */
@NullMarked
package ai.deepware.onnx.internal.yunet;

import org.jspecify.annotations.NullMarked;
