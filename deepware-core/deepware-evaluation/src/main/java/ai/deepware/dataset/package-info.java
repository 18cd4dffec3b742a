/**
 * Data for training and measuring: who is who across videos, splits by person, and sampling. No
 * step of its own.
 */
@NullMarked
package ai.deepware.dataset;

import org.jspecify.annotations.NullMarked;
