/** The command {@code deepware}. */
@NullMarked
package ai.deepware.examples;

import org.jspecify.annotations.NullMarked;
