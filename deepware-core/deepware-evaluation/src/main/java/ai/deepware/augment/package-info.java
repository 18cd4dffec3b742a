/**
 * What happens to images on their way through the world, to train against it and to measure how
 * much of it a detector stands. No step of its own.
 */
@NullMarked
package ai.deepware.augment;

import org.jspecify.annotations.NullMarked;
