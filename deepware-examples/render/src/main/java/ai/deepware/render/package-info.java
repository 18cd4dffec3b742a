/**
 * Draws people who do not exist: shaded heads that move in front of a background, with the truth
 * about every face, so that a scan can be tried and tested without anybody's video.
 */
@NullMarked
package ai.deepware.render;

import org.jspecify.annotations.NullMarked;
