/** The command {@code deepware extract}. */
@NullMarked
package ai.deepware.command.extract;

import org.jspecify.annotations.NullMarked;
