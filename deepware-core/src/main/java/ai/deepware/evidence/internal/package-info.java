/** How a scan asks its analyzers. Not for applications. */
@NullMarked
package ai.deepware.evidence.internal;

import org.jspecify.annotations.NullMarked;
