/** Turns PyTorch checkpoints and safetensors files into ONNX files that describe themselves. */
module ai.deepware.convert {
  requires transitive ai.deepware.onnx;
  requires transitive com.google.protobuf;
  requires com.fasterxml.jackson.databind;
  requires com.microsoft.onnxruntime;

  exports ai.deepware.convert;
  exports ai.deepware.convert.architecture;
  exports ai.deepware.convert.checkpoint;
  exports ai.deepware.convert.graph;
  exports ai.deepware.convert.onnx;
}
