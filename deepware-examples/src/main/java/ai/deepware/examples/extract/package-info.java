/** The command {@code deepware extract}. */
@NullMarked
package ai.deepware.examples.extract;

import org.jspecify.annotations.NullMarked;
