/** The command {@code deepware robustness}: how models fare when videos get worse. */
@NullMarked
package ai.deepware.command.robustness;

import org.jspecify.annotations.NullMarked;
