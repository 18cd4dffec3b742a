/** What a result must say of the steps that made it, so that it can be reproduced. */
@NullMarked
package ai.deepware.model;

import org.jspecify.annotations.NullMarked;
