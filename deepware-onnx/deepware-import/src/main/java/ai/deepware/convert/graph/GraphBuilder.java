package ai.deepware.convert.graph;

import ai.deepware.convert.checkpoint.Tensor;
import ai.deepware.convert.onnx.Onnx.AttributeProto;
import ai.deepware.convert.onnx.Onnx.GraphProto;
import ai.deepware.convert.onnx.Onnx.NodeProto;
import ai.deepware.convert.onnx.Onnx.TensorProto;
import ai.deepware.convert.onnx.Onnx.TensorProto.DataType;
import ai.deepware.convert.onnx.Onnx.TensorShapeProto;
import ai.deepware.convert.onnx.Onnx.TypeProto;
import ai.deepware.convert.onnx.Onnx.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds an ONNX graph node by node. Every node has one output, called like the node; methods
 * return the name under which a value is used as input of later nodes. Not thread-safe.
 *
 * @since 0.1
 */
public final class GraphBuilder {
  /** Below this number of elements, halving a tensor saves less than the extra node costs. */
  private static final int SMALL = 1024;

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final List<Initializer> initializers = new ArrayList<>();
  private final Precision precision;
  private boolean half;

  /**
   * Starts an empty graph.
   *
   * @param name the name of the graph
   * @param precision how numbers are stored and computed
   */
  public GraphBuilder(String name, Precision precision) {
    graph.setName(name);
    this.precision = precision;
    this.half = precision == Precision.FLOAT16;
  }

  /**
   * Adds a single precision input.
   *
   * @param name the name that the caller of the model uses
   * @param dims lengths of the dimensions, or a name for each that is left open
   * @return the value
   */
  public String input(String name, String... dims) {
    graph.addInput(value(name, dims));
    return half ? cast(name, name + ".half", DataType.FLOAT16) : name;
  }

  /**
   * Declares a value to be a single precision output.
   *
   * @param name the name that the caller of the model uses
   * @param value the value; its node must not be called like the output
   * @param dims lengths of the dimensions, or a name for each that is left open
   */
  public void output(String name, String value, String... dims) {
    if (half) {
      cast(value, name, DataType.FLOAT);
    } else {
      node("Identity", name, List.of(value));
    }
    graph.addOutput(value(name, dims));
  }

  /**
   * Adds a node.
   *
   * @param operator the ONNX operator
   * @param name the name of the node and of its output, unique in the graph
   * @param inputs names of values
   * @param attributes the attributes of the operator
   * @return the output
   */
  public String node(
      String operator, String name, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(name)
            .addAllInput(inputs)
            .addOutput(name)
            .addAllAttribute(Arrays.asList(attributes)));
    return name;
  }

  /**
   * Adds weights, in the precision of the graph.
   *
   * @param name a name, unique in the graph
   * @param weights where to find them when the model is written
   * @return the value
   */
  public String weights(String name, Tensor weights) {
    long count = weights.shape().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    if (precision == Precision.FLOAT16_WEIGHTS && count >= SMALL) {
      initializers.add(new Initializer(name + ".half", true, weights));
      return cast(name + ".half", name, DataType.FLOAT);
    }
    initializers.add(new Initializer(name, half, weights));
    return name;
  }

  /**
   * Adds one number, in the precision of the graph.
   *
   * @param name a name, unique in the graph
   * @param value the number
   * @return the value
   */
  public String scalar(String name, float value) {
    initializers.add(new Initializer(name, half, Tensors.scalar(value)));
    return name;
  }

  /**
   * Adds a list of whole numbers, such as a shape.
   *
   * @param name a name, unique in the graph
   * @param values the numbers
   * @return the value
   */
  public String integers(String name, long... values) {
    ByteBuffer data =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(values);
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.INT64.getNumber())
            .addDims(values.length)
            .setRawData(ByteString.copyFrom(data)));
    return name;
  }

  /**
   * Goes over to single precision, if the graph is not in it: weights that are added from here on
   * are single precision too. For last steps that half precision would blur.
   *
   * @param value the value to go on with
   * @return the same in single precision
   */
  public String widen(String value) {
    if (!half) {
      return value;
    }
    half = false;
    return cast(value, value + ".wide", DataType.FLOAT);
  }

  /** {@return the finished model, without metadata; the builder must not be used any more} */
  public OnnxModel build() {
    return new OnnxModel(graph.build(), List.copyOf(initializers));
  }

  private String cast(String value, String name, DataType type) {
    return node("Cast", name, List.of(value), Attributes.integer("to", type.getNumber()));
  }

  private static ValueInfoProto value(String name, String... dims) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (String dim : dims) {
      if (Character.isDigit(dim.charAt(0))) {
        shape.addDimBuilder().setDimValue(Long.parseLong(dim));
      } else {
        shape.addDimBuilder().setDimParam(dim);
      }
    }
    TypeProto.Tensor type =
        TypeProto.Tensor.newBuilder()
            .setElemType(DataType.FLOAT.getNumber())
            .setShape(shape)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }
}
