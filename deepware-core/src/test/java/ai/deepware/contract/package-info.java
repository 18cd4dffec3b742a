/**
 * What every implementation of a step must hold: abstract tests. Whoever writes a step of their own
 * takes core's {@code test-jar} and extends one of them.
 */
@NullMarked
package ai.deepware.contract;

import org.jspecify.annotations.NullMarked;
