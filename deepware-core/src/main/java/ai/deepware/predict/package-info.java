/** Step 3, predict: from a face to the probability that it is fake. */
@CheckReturnValue
@NullMarked
package ai.deepware.predict;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
