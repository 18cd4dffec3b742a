/**
 * How the clusterings of this library find neighbors. Not for applications: may change any time.
 */
@NullMarked
package ai.deepware.identity.internal;

import org.jspecify.annotations.NullMarked;
