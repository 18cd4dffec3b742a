/** Scans videos for deepfakes: one scanner runs the six steps, each a package below. */
@NullMarked
package ai.deepware;

import org.jspecify.annotations.NullMarked;
