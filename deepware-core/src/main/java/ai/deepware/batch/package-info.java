/** Many videos at a time: each on its own, results as they come, memory for a few of them. */
@NullMarked
package ai.deepware.batch;

import org.jspecify.annotations.NullMarked;
