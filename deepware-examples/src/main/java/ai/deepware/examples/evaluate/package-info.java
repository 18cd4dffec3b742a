/** The command {@code deepware evaluate}: how good models are on labelled videos and pictures. */
@NullMarked
package ai.deepware.examples.evaluate;

import org.jspecify.annotations.NullMarked;
