/** Step 4, cluster: from faces to persons. */
@NullMarked
package ai.deepware.identity;

import org.jspecify.annotations.NullMarked;
