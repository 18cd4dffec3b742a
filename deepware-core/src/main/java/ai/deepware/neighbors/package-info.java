/**
 * Near vectors among many, and the sets that neighbors make: what any clustering of embeddings
 * starts with.
 */
@NullMarked
package ai.deepware.neighbors;

import org.jspecify.annotations.NullMarked;
