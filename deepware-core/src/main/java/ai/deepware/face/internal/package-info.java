/** Which way up a video was taken. Not for applications. */
@NullMarked
package ai.deepware.face.internal;

import org.jspecify.annotations.NullMarked;
