/** Small programs that show how the library is used. */
@NullMarked
package ai.deepware.examples.samples;

import org.jspecify.annotations.NullMarked;
