/** The command {@code deepware demo}: scans videos of rendered people. */
@NullMarked
package ai.deepware.command.demo;

import org.jspecify.annotations.NullMarked;
