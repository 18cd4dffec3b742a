/** The functions that shapes, colors and motions are made of. */
@NullMarked
package ai.deepware.render.curve;

import org.jspecify.annotations.NullMarked;
