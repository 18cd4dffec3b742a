/**
 * How good scores are: metrics with intervals, curves, calibration, and thresholds with a
 * guarantee. No step of its own.
 */
@NullMarked
package ai.deepware.evaluation;

import org.jspecify.annotations.NullMarked;
