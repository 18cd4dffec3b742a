/** The commands {@code deepware models} and {@code deepware import}. */
@NullMarked
package ai.deepware.examples.models;

import org.jspecify.annotations.NullMarked;
