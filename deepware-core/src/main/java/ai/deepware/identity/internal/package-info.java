/** How faces become persons. Not for applications: may change any time. */
@NullMarked
package ai.deepware.identity.internal;

import org.jspecify.annotations.NullMarked;
