/**
 * What packets of H.264, HEVC, MPEG, VP8, VP9 and AV1 say of themselves without being decoded. Not
 * for applications.
 */
@NullMarked
package ai.deepware.ffmpeg.internal.bitstream;

import org.jspecify.annotations.NullMarked;
