/** Detects, embeds and classifies faces with ONNX Runtime. */
module ai.deepware.onnx {
  requires transitive ai.deepware.core;
  requires static ai.deepware.models;
  requires com.microsoft.onnxruntime;
  // ONNX Runtime logs with it, but is no module that could say so.
  requires java.logging;
  requires org.slf4j;

  exports ai.deepware.onnx;
}
