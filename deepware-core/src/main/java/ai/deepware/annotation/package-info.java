/** What tools that check code are told of the interface. Nothing here matters at run time. */
@NullMarked
package ai.deepware.annotation;

import org.jspecify.annotations.NullMarked;
