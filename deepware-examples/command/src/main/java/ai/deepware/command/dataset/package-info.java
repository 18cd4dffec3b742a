/** Data sets for training: face crops of videos, who is who in them, splits and draws. */
@NullMarked
package ai.deepware.command.dataset;

import org.jspecify.annotations.NullMarked;
