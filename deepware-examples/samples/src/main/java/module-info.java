/** The programs of the README. */
module ai.deepware.samples {
  requires transitive ai.deepware.core;
  requires ai.deepware.ffmpeg;
  requires ai.deepware.models;
  requires ai.deepware.onnx;

  exports ai.deepware.samples;
}
