/** The command {@code deepware}. */
@NullMarked
package ai.deepware.command;

import org.jspecify.annotations.NullMarked;
