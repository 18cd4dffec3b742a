/** The networks of Deepware as resources, and what finds them. */
@NullMarked
package ai.deepware.models;

import org.jspecify.annotations.NullMarked;
