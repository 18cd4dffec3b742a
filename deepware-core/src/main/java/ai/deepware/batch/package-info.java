/** Many videos at a time: each on its own, results as they come, memory for a few of them. */
@CheckReturnValue
@NullMarked
package ai.deepware.batch;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
