package ai.deepware.convert.architecture;

import ai.deepware.convert.checkpoint.Tensor;
import ai.deepware.convert.graph.Attributes;
import ai.deepware.convert.graph.BatchNorm;
import ai.deepware.convert.graph.GraphBuilder;
import ai.deepware.convert.graph.Tensors;
import ai.deepware.convert.onnx.Onnx.AttributeProto;
import java.util.List;
import java.util.Optional;

/**
 * Adds the layers that several networks are made of to a graph, with weights by PyTorch's names.
 */
final class Layers {
  private final GraphBuilder graph;
  private final Weights weights;

  Layers(GraphBuilder graph, Weights weights) {
    this.graph = graph;
    this.weights = weights;
  }

  /**
   * The geometry of a convolution.
   *
   * @param stride in both directions
   * @param pads zeros at the top, left, bottom and right
   * @param groups groups of channels
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Window(int stride, long[] pads, int groups) {
    static Window of(int stride, int pad) {
      return new Window(stride, new long[] {pad, pad, pad, pad}, 1);
    }

    AttributeProto[] attributes() {
      return new AttributeProto[] {
        Attributes.integers("strides", stride, stride),
        Attributes.integers("pads", pads),
        Attributes.integer("group", groups)
      };
    }
  }

  GraphBuilder graph() {
    return graph;
  }

  /** Adds a convolution with its own bias. */
  String convolution(String name, String input, Window window, int... shape) {
    return convolution(
        name,
        input,
        window,
        weights.get(name + ".weight", shape),
        weights.get(name + ".bias", shape[0]));
  }

  String convolution(String name, String input, Window window, Tensor kernel, Tensor bias) {
    return graph.node(
        "Conv",
        name,
        List.of(
            input, graph.weights(name + ".weight", kernel), graph.weights(name + ".bias", bias)),
        window.attributes());
  }

  /** Adds a convolution without bias, and the batch normalization behind it, as one. */
  String normalized(
      String name, String norm, double epsilon, String input, Window window, int... shape) {
    BatchNorm batchNorm = batchNorm(norm, epsilon, shape[0]);
    return convolution(
        name,
        input,
        window,
        batchNorm.foldWeights(weights.get(name + ".weight", shape)),
        batchNorm.foldBias(Optional.empty()));
  }

  BatchNorm batchNorm(String name, double epsilon, int channels) {
    return new BatchNorm(
        weights.get(name + ".weight", channels),
        weights.get(name + ".bias", channels),
        weights.get(name + ".running_mean", channels),
        weights.get(name + ".running_var", channels),
        epsilon);
  }

  /** Adds a linear layer on a matrix of one row per face. */
  String linear(String name, String input, int outputs, int inputs) {
    return linear(
        name,
        input,
        weights.get(name + ".weight", outputs, inputs),
        weights.get(name + ".bias", outputs));
  }

  String linear(String name, String input, Tensor matrix, Tensor bias) {
    return graph.node(
        "Gemm",
        name,
        List.of(
            input, graph.weights(name + ".weight", matrix), graph.weights(name + ".bias", bias)),
        Attributes.integer("transB", 1));
  }

  /** Adds a linear layer on the innermost dimension of any number of dimensions. */
  String projection(String name, String input, float factor, int outputs, int inputs) {
    Tensor matrix = Tensors.transposed(weights.get(name + ".weight", outputs, inputs));
    Tensor bias = weights.get(name + ".bias", outputs);
    String product =
        graph.node(
            "MatMul",
            name + ".product",
            List.of(input, graph.weights(name + ".weight", Tensors.scaled(matrix, factor))));
    String summand = graph.weights(name + ".bias", Tensors.scaled(bias, factor));
    return graph.node("Add", name, List.of(product, summand));
  }

  String relu(String name, String input) {
    return graph.node("Relu", name, List.of(input));
  }

  /** Adds x * sigmoid(factor * x), a pattern that ONNX Runtime computes at once. */
  String sigmoidUnit(String name, String input, float factor) {
    String scaled = input;
    if (factor != 1f) {
      String scale = graph.scalar(name + ".factor", factor);
      scaled = graph.node("Mul", name + ".scaled", List.of(input, scale));
    }
    String gate = graph.node("Sigmoid", name + ".gate", List.of(scaled));
    return graph.node("Mul", name, List.of(input, gate));
  }

  String maxPool(String name, String input, int size, int stride, boolean ceiling) {
    return graph.node(
        "MaxPool",
        name,
        List.of(input),
        Attributes.integers("kernel_shape", size, size),
        Attributes.integers("strides", stride, stride),
        Attributes.integer("ceil_mode", ceiling ? 1 : 0));
  }

  String flatten(String name, String input) {
    return graph.node("Flatten", name, List.of(input), Attributes.integer("axis", 1));
  }

  /** Adds x / max(|x|, 1e-12) over the rows of a matrix, in single precision from there on. */
  String unitLength(String name, String input) {
    String wide = graph.widen(input);
    String length =
        graph.node(
            "ReduceL2",
            name + ".length",
            List.of(wide),
            Attributes.integers("axes", 1),
            Attributes.integer("keepdims", 1));
    String least = graph.scalar(name + ".least", 1e-12f);
    String divisor = graph.node("Max", name + ".divisor", List.of(length, least));
    return graph.node("Div", name, List.of(wide, divisor));
  }
}
