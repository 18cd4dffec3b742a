/** Texts from files, made safe for people to read. */
@NullMarked
package ai.deepware.text;

import org.jspecify.annotations.NullMarked;
