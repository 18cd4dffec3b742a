/**
 * What every implementation of a step must hold: abstract tests. Whoever writes a step of their own
 * takes the artifact {@code deepware-contract} into the scope of tests and extends one of them.
 */
@NullMarked
package ai.deepware.contract;

import org.jspecify.annotations.NullMarked;
