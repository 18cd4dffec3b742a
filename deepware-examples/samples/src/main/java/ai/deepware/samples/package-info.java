/** Small programs that show how the library is used. */
@NullMarked
package ai.deepware.samples;

import org.jspecify.annotations.NullMarked;
