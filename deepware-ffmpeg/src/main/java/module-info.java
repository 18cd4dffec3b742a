/** Decodes videos with FFmpeg. */
module ai.deepware.ffmpeg {
  requires transitive ai.deepware.core;
  requires org.bytedeco.ffmpeg;
  requires org.bytedeco.javacpp;
  requires org.slf4j;

  exports ai.deepware.ffmpeg;
  exports ai.deepware.ffmpeg.isolated;
}
