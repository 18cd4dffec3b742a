/** Decodes mutated videos, to find out whether any of them ends the process, hangs or grows. */
@NullMarked
package ai.deepware.ffmpeg.fuzz;

import org.jspecify.annotations.NullMarked;
