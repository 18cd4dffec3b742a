/** Texts from files, made safe for people to read. */
@CheckReturnValue
@NullMarked
package ai.deepware.text;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
