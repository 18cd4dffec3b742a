/** Step 4, cluster: from faces to persons. */
@CheckReturnValue
@NullMarked
package ai.deepware.identity;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
