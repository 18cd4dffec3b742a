/** The command {@code deepware bench}. */
@NullMarked
package ai.deepware.examples.bench;

import org.jspecify.annotations.NullMarked;
