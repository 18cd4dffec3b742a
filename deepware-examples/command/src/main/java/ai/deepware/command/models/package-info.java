/** The commands {@code deepware models} and {@code deepware import}. */
@NullMarked
package ai.deepware.command.models;

import org.jspecify.annotations.NullMarked;
