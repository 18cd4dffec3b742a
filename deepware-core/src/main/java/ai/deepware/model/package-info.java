/** What a result must say of the steps that made it, so that it can be reproduced. */
@CheckReturnValue
@NullMarked
package ai.deepware.model;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
