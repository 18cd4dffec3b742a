/** Steps 2, 3 and 4 on ONNX Runtime: detectors, predictors, embedders, and where models lie. */
@CheckReturnValue
@NullMarked
package ai.deepware.onnx;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
