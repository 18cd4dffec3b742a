/** Step 4, cluster: from faces to persons. */
@CheckReturnValue
@NullMarked
package ai.deepware.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
