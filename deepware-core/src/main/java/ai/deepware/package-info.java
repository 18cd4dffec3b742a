/**
 * Scans videos for deepfakes: {@link ai.deepware.Scanner} runs the six steps, each a package below.
 */
@NullMarked
package ai.deepware;

import org.jspecify.annotations.NullMarked;
