/** Pages of results that need no other file, from templates that escape by context. */
@NullMarked
package ai.deepware.command.page;

import org.jspecify.annotations.NullMarked;
