/** Detects, embeds and classifies faces with ONNX Runtime. */
module ai.deepware.onnx {
  requires transitive ai.deepware.core;
  requires static ai.deepware.models;
  requires com.microsoft.onnxruntime;
  requires org.slf4j;

  exports ai.deepware.onnx;
}
