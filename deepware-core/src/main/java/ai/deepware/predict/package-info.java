/** Step 3, predict: from a face to the probability that it is fake. */
@NullMarked
package ai.deepware.predict;

import org.jspecify.annotations.NullMarked;
