/** The command {@code deepware evaluate}: how good models are on labelled videos and pictures. */
@NullMarked
package ai.deepware.command.evaluate;

import org.jspecify.annotations.NullMarked;
