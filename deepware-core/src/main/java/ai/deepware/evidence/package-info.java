/** Beside the steps: reasons for people to look at, each with how rare it is in real videos. */
@CheckReturnValue
@NullMarked
package ai.deepware.evidence;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
