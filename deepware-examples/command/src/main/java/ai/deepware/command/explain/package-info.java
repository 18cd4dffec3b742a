/** Results in plain words, for all that shows them to people. */
@NullMarked
package ai.deepware.command.explain;

import org.jspecify.annotations.NullMarked;
