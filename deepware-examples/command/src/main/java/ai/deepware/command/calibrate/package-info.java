/**
 * The command {@code deepware calibrate}: temperature and thresholds of a model, from labelled
 * data.
 */
@NullMarked
package ai.deepware.command.calibrate;

import org.jspecify.annotations.NullMarked;
