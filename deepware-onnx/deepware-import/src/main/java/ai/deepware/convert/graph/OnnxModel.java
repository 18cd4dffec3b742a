package ai.deepware.convert.graph;

import ai.deepware.convert.onnx.Onnx.GraphProto;
import ai.deepware.convert.onnx.Onnx.ModelProto;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A finished ONNX model, whose weights are fetched when it is written.
 *
 * @since 0.1
 */
public final class OnnxModel {
  /** The version of the operators, and of the file format that belongs to it. */
  private static final int OPSET = 17;

  private static final int IR_VERSION = 8;
  private static final int BUFFER = 1 << 16;

  private final GraphProto graph;
  private final List<Initializer> initializers;

  OnnxModel(GraphProto graph, List<Initializer> initializers) {
    this.graph = graph;
    this.initializers = initializers;
  }

  /**
   * Writes the model to a file, which appears under its name only when it is complete.
   *
   * @param target the file; replaced if it exists
   * @param metadata custom metadata, written ahead of the graph
   * @throws IOException if the weights cannot be read or the file cannot be written, or would be
   *     larger than the 2 GiB that a protocol buffer may have
   */
  public void write(Path target, Map<String, String> metadata) throws IOException {
    long size = graphSize();
    if (size > Integer.MAX_VALUE - BUFFER) {
      throw new IOException(
          "the model would have "
              + size
              + " bytes, more than an ONNX file can hold; half"
              + " precision halves it");
    }
    PartialFile.write(
        target,
        file -> {
          CodedOutputStream out = CodedOutputStream.newInstance(file, BUFFER);
          header(metadata).writeTo(out);
          out.writeTag(ModelProto.GRAPH_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
          out.writeUInt64NoTag(size);
          writeGraph(out);
          out.flush();
        });
  }

  private void writeGraph(CodedOutputStream out) throws IOException {
    graph.writeTo(out);
    for (Initializer initializer : initializers) {
      out.writeTag(GraphProto.INITIALIZER_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      out.writeUInt64NoTag(initializer.size());
      initializer.write(out);
    }
  }

  private long graphSize() {
    long size = graph.getSerializedSize();
    for (Initializer initializer : initializers) {
      size +=
          CodedOutputStream.computeTagSize(GraphProto.INITIALIZER_FIELD_NUMBER)
              + CodedOutputStream.computeUInt64SizeNoTag(initializer.size())
              + initializer.size();
    }
    return size;
  }

  private static ModelProto header(Map<String, String> metadata) {
    ModelProto.Builder header =
        ModelProto.newBuilder().setIrVersion(IR_VERSION).setProducerName("deepware");
    header.addOpsetImportBuilder().setVersion(OPSET);
    metadata.forEach((key, value) -> header.addMetadataPropsBuilder().setKey(key).setValue(value));
    return header.build();
  }
}
