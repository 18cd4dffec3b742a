/** What a result must say of the steps that made it, so that it can be reproduced. */
@CheckReturnValue
@NullMarked
package ai.deepware.model;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
