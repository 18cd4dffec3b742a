/** Beside the steps: reasons for people to look at, each with how rare it is in real videos. */
@NullMarked
package ai.deepware.evidence;

import org.jspecify.annotations.NullMarked;
