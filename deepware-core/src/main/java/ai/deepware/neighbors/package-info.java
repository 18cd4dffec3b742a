/**
 * Near vectors among many, and the sets that neighbors make: what any clustering of embeddings
 * starts with.
 */
@CheckReturnValue
@NullMarked
package ai.deepware.neighbors;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
