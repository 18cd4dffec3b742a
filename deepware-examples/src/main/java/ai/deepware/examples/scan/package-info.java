/** The command {@code deepware scan}. */
@NullMarked
package ai.deepware.examples.scan;

import org.jspecify.annotations.NullMarked;
