/** Texts from files, made safe for people to read. */
@CheckReturnValue
@NullMarked
package ai.deepware.text;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
