/** The deepware command. */
module ai.deepware.command {
  requires ai.deepware.convert;
  requires ai.deepware.core;
  requires ai.deepware.evaluation;
  requires ai.deepware.ffmpeg;
  requires ai.deepware.models;
  requires ai.deepware.onnx;
  requires ai.deepware.render;
  requires com.fasterxml.jackson.databind;
  requires de.siegmar.fastcsv;
  requires gg.jte.runtime;
  requires info.picocli;
  requires static java.compiler; // How generated classes are marked.
  requires java.desktop;
  requires java.net.http;
  requires jdk.management;
  requires org.bytedeco.ffmpeg;
  requires org.bytedeco.javacpp;
  requires xchart;
  requires org.slf4j.simple;

  opens ai.deepware.command to
      info.picocli;
}
