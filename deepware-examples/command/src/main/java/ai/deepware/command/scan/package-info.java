/** The command {@code deepware scan}. */
@NullMarked
package ai.deepware.command.scan;

import org.jspecify.annotations.NullMarked;
