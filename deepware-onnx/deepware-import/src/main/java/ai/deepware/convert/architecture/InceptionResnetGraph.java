package ai.deepware.convert.architecture;

import ai.deepware.convert.architecture.Layers.Window;
import ai.deepware.convert.checkpoint.Tensor;
import ai.deepware.convert.graph.Attributes;
import ai.deepware.convert.graph.BatchNorm;
import ai.deepware.convert.graph.GraphBuilder;
import ai.deepware.convert.graph.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds the layers of Inception-ResNet v1 to a graph. */
final class InceptionResnetGraph {
  private static final double EPSILON = 1e-3;
  private static final int FEATURES = 1792;
  private static final int EMBEDDING = 512;

  private final Layers layers;
  private final GraphBuilder graph;
  private final Weights weights;

  InceptionResnetGraph(GraphBuilder graph, Weights weights) {
    this.layers = new Layers(graph, weights);
    this.graph = graph;
    this.weights = weights;
  }

  /**
   * One convolution of a branch.
   *
   * @param out output channels
   * @param height of the kernel
   * @param width of the kernel
   * @param stride in both directions
   * @param padded whether zeros keep the size
   */
  private record Step(int out, int height, int width, int stride, boolean padded) {
    static Step point(int out) {
      return new Step(out, 1, 1, 1, false);
    }

    static Step same(int out, int height, int width) {
      return new Step(out, height, width, 1, true);
    }

    static Step half(int out) {
      return new Step(out, 3, 3, 2, false);
    }

    Window window() {
      int rows = padded ? height / 2 : 0;
      int columns = padded ? width / 2 : 0;
      return new Window(stride, new long[] {rows, columns, rows, columns}, 1);
    }
  }

  /** Adds the network and returns its only output, of length 1. */
  String embedding(String input) {
    String x = step("conv2d_1a", input, 3, Step.half(32));
    x = step("conv2d_2a", x, 32, new Step(32, 3, 3, 1, false));
    x = step("conv2d_2b", x, 32, Step.same(64, 3, 3));
    x = layers.maxPool("maxpool_3a", x, 3, 2, false);
    x = step("conv2d_3b", x, 64, Step.point(80));
    x = step("conv2d_4a", x, 80, new Step(192, 3, 3, 1, false));
    x = step("conv2d_4b", x, 192, Step.half(256));
    for (int i = 0; i < 5; i++) {
      x = block35("repeat_1." + i, x);
    }
    x = reduction6("mixed_6a", x);
    for (int i = 0; i < 10; i++) {
      x = block17("repeat_2." + i, x);
    }
    x = reduction7("mixed_7a", x);
    for (int i = 0; i < 5; i++) {
      x = layers.relu("repeat_3." + i, block8("repeat_3." + i, x, 0.2f));
    }
    x = block8("block8", x, 1f);
    String pooled = graph.node("GlobalAveragePool", "avgpool_1a", List.of(x));
    return layers.unitLength("unit", last(layers.flatten("features", pooled)));
  }

  private String last(String features) {
    BatchNorm norm = layers.batchNorm("last_bn", EPSILON, EMBEDDING);
    Tensor matrix = weights.get("last_linear.weight", EMBEDDING, FEATURES);
    return layers.linear(
        "last_linear", features, norm.foldWeights(matrix), norm.foldBias(Optional.empty()));
  }

  private String block35(String name, String input) {
    List<String> branches =
        List.of(
            step(name + ".branch0", input, 256, Step.point(32)),
            branch(name + ".branch1", input, 256, Step.point(32), Step.same(32, 3, 3)),
            branch(
                name + ".branch2",
                input,
                256,
                Step.point(32),
                Step.same(32, 3, 3),
                Step.same(32, 3, 3)));
    return layers.relu(name, residual(name, input, concat(name, branches), 0.17f, 256, 96));
  }

  private String block17(String name, String input) {
    List<String> branches =
        List.of(
            step(name + ".branch0", input, 896, Step.point(128)),
            branch(
                name + ".branch1",
                input,
                896,
                Step.point(128),
                Step.same(128, 1, 7),
                Step.same(128, 7, 1)));
    return layers.relu(name, residual(name, input, concat(name, branches), 0.1f, 896, 256));
  }

  private String block8(String name, String input, float scale) {
    List<String> branches =
        List.of(
            step(name + ".branch0", input, 1792, Step.point(192)),
            branch(
                name + ".branch1",
                input,
                1792,
                Step.point(192),
                Step.same(192, 1, 3),
                Step.same(192, 3, 1)));
    return residual(name, input, concat(name, branches), scale, 1792, 384);
  }

  private String reduction6(String name, String input) {
    return concat(
        name,
        List.of(
            step(name + ".branch0", input, 256, Step.half(384)),
            branch(
                name + ".branch1",
                input,
                256,
                Step.point(192),
                Step.same(192, 3, 3),
                Step.half(256)),
            layers.maxPool(name + ".branch2", input, 3, 2, false)));
  }

  private String reduction7(String name, String input) {
    return concat(
        name,
        List.of(
            branch(name + ".branch0", input, 896, Step.point(256), Step.half(384)),
            branch(name + ".branch1", input, 896, Step.point(256), Step.half(256)),
            branch(
                name + ".branch2",
                input,
                896,
                Step.point(256),
                Step.same(256, 3, 3),
                Step.half(256)),
            layers.maxPool(name + ".branch3", input, 3, 2, false)));
  }

  private String branch(String name, String input, int channels, Step... steps) {
    String x = input;
    int in = channels;
    for (int i = 0; i < steps.length; i++) {
      x = step(name + "." + i, x, in, steps[i]);
      in = steps[i].out();
    }
    return x;
  }

  private String step(String name, String input, int in, Step step) {
    String x =
        layers.normalized(
            name + ".conv",
            name + ".bn",
            EPSILON,
            input,
            step.window(),
            step.out(),
            in,
            step.height(),
            step.width());
    return layers.relu(name, x);
  }

  private String concat(String name, List<String> branches) {
    return graph.node(
        "Concat", name + ".concat", new ArrayList<>(branches), Attributes.integer("axis", 1));
  }

  /** Adds input + scale * convolution(branches), with the scale within the weights. */
  private String residual(
      String name, String input, String branches, float scale, int out, int in) {
    String conv = name + ".conv2d";
    Tensor kernel = Tensors.scaled(weights.get(conv + ".weight", out, in, 1, 1), scale);
    Tensor bias = Tensors.scaled(weights.get(conv + ".bias", out), scale);
    String x = layers.convolution(conv, branches, Window.of(1, 0), kernel, bias);
    return graph.node("Add", name + ".sum", List.of(x, input));
  }
}
