/** Steps 2, 3 and 4 on ONNX Runtime: detectors, predictors, embedders, and where models lie. */
@NullMarked
package ai.deepware.onnx;

import org.jspecify.annotations.NullMarked;
