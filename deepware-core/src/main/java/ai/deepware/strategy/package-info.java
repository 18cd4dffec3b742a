/** Steps 5 and 6: from a person's faces to a person's score, from persons to the video's score. */
@CheckReturnValue
@NullMarked
package ai.deepware.strategy;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
