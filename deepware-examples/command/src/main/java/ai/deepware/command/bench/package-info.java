/** The command {@code deepware bench}. */
@NullMarked
package ai.deepware.command.bench;

import org.jspecify.annotations.NullMarked;
