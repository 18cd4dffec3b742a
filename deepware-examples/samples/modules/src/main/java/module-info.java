/** Scans an archive of videos: an application of named modules. */
module samples.archive {
  requires ai.deepware.core;
  requires ai.deepware.ffmpeg;
  requires ai.deepware.models;
  requires ai.deepware.onnx;
}
