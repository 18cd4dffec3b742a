/**
 * The command {@code deepware calibrate}: temperature and levels of a model, from labelled data.
 */
@NullMarked
package ai.deepware.command.calibrate;

import org.jspecify.annotations.NullMarked;
