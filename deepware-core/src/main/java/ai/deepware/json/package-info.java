/** Results as JSON, without a JSON library. */
@NullMarked
package ai.deepware.json;

import org.jspecify.annotations.NullMarked;
