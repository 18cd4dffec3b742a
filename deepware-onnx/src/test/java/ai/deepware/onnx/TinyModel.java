package ai.deepware.onnx;

import ai.deepware.convert.onnx.Onnx.AttributeProto;
import ai.deepware.convert.onnx.Onnx.GraphProto;
import ai.deepware.convert.onnx.Onnx.ModelProto;
import ai.deepware.convert.onnx.Onnx.NodeProto;
import ai.deepware.convert.onnx.Onnx.TensorProto;
import ai.deepware.convert.onnx.Onnx.TensorShapeProto;
import ai.deepware.convert.onnx.Onnx.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network small enough to know its answer by heart: the mean of each channel, times weights, plus
 * a bias.
 */
final class TinyModel {
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private long[] shape = {-1, 3, 8, 8};
  private float[] bias = {0};
  private float[][] weights = {{1}, {0}, {0}};

  TinyModel() {
    with("role", "predictor").with("crop", "square").with("crop.margin", "1");
    with("input.mean", "0").with("input.std", "1").with("output.kind", "logit");
  }

  /** Sets a metadata entry; an empty value leaves it out. */
  TinyModel with(String key, String value) {
    if (value.isEmpty()) {
      metadata.remove(MetadataKeys.PREFIX + key);
    } else {
      metadata.put(MetadataKeys.PREFIX + key, value);
    }
    return this;
  }

  /** Sets the input's shape; -1 for any size. */
  TinyModel shape(long... sizes) {
    shape = sizes.clone();
    return this;
  }

  /** Sets what the channels' means are multiplied by: one row for each, one column an output. */
  TinyModel weights(float[]... rows) {
    weights = rows.clone();
    return this;
  }

  TinyModel bias(float... values) {
    bias = values.clone();
    return this;
  }

  Path write(Path file) throws IOException {
    boolean pixels = shape.length == 4 && shape[3] == 3;
    GraphProto.Builder graph = GraphProto.newBuilder().setName("tiny");
    graph.addInput(value("input", shape));
    graph.addOutput(value("output", -1, bias.length));
    graph.addInitializer(floats("weights", flat(weights), weights.length, bias.length));
    graph.addInitializer(floats("bias", bias, bias.length));
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("ReduceMean")
            .addInput("input")
            .addOutput("means")
            .addAttribute(integers("axes", pixels ? 1 : 2, pixels ? 2 : 3))
            .addAttribute(integer("keepdims", 0)));
    graph.addNode(node("MatMul", "product", "means", "weights"));
    graph.addNode(node("Add", "output", "product", "bias"));
    ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8).setGraph(graph);
    model.addOpsetImportBuilder().setVersion(17);
    metadata.forEach((key, said) -> model.addMetadataPropsBuilder().setKey(key).setValue(said));
    return Files.write(file, model.build().toByteArray());
  }

  private static NodeProto node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .build();
  }

  private static ValueInfoProto value(String name, long... sizes) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (int i = 0; i < sizes.length; i++) {
      TensorShapeProto.Dimension.Builder dimension = dimensions.addDimBuilder();
      if (sizes[i] < 0) {
        dimension.setDimParam("any" + i);
      } else {
        dimension.setDimValue(sizes[i]);
      }
    }
    ValueInfoProto.Builder info = ValueInfoProto.newBuilder().setName(name);
    info.getTypeBuilder()
        .getTensorTypeBuilder()
        .setElemType(TensorProto.DataType.FLOAT_VALUE)
        .setShape(dimensions);
    return info.build();
  }

  private static TensorProto floats(String name, float[] values, long... sizes) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
    Arrays.stream(sizes).forEach(tensor::addDims);
    for (float each : values) {
      tensor.addFloatData(each);
    }
    return tensor.build();
  }

  private static float[] flat(float[][] rows) {
    float[] all = new float[rows.length * rows[0].length];
    for (int i = 0; i < all.length; i++) {
      all[i] = rows[i / rows[0].length][i % rows[0].length];
    }
    return all;
  }

  private static AttributeProto integers(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute.build();
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }
}
