package ai.deepware.convert.architecture;

import ai.deepware.convert.architecture.EfficientNetVariant.Stage;
import ai.deepware.convert.architecture.Layers.Window;
import ai.deepware.convert.graph.GraphBuilder;
import java.util.List;

/** Adds the layers of one EfficientNet to a graph. */
final class EfficientNetGraph {
  /** TensorFlow's, which timm's {@code tf_} variants keep. */
  private static final double EPSILON = 1e-3;

  private static final Window POINT = Window.of(1, 0);

  private final Layers layers;
  private final GraphBuilder graph;
  private final Weights weights;
  private final EfficientNetVariant variant;
  private int size;
  private int channels;

  EfficientNetGraph(GraphBuilder graph, Weights weights, EfficientNetVariant variant, int size) {
    this.layers = new Layers(graph, weights);
    this.graph = graph;
    this.weights = weights;
    this.variant = variant;
    this.size = size;
  }

  /** Adds the network and returns its only output. */
  String logit(String input) {
    channels = variant.stem();
    String x =
        activated("encoder.conv_stem", "encoder.bn1", input, same(3, 2, 1), channels, 3, 3, 3);
    for (int stage = 0; stage < variant.stages().size(); stage++) {
      Stage shape = variant.stages().get(stage);
      for (int block = 0; block < shape.repeats(); block++) {
        String name = "encoder.blocks." + stage + "." + block;
        x = block(name, x, shape, block == 0 ? shape.stride() : 1);
      }
    }
    int head = variant.head();
    x = activated("encoder.conv_head", "encoder.bn2", x, POINT, head, channels, 1, 1);
    String pooled = graph.node("GlobalAveragePool", "pool", List.of(x));
    return layers.linear("fc", layers.flatten("features", pooled), 1, head);
  }

  private String block(String name, String input, Stage stage, int stride) {
    boolean expands = stage.expansion() > 1;
    int inner = channels * stage.expansion();
    String x = input;
    if (expands) {
      x = activated(name + ".conv_pw", name + ".bn1", x, POINT, inner, channels, 1, 1);
    }
    Window window = same(stage.kernel(), stride, inner);
    int kernel = stage.kernel();
    String norm = name + (expands ? ".bn2" : ".bn1");
    x = activated(name + ".conv_dw", norm, x, window, inner, 1, kernel, kernel);
    x = squeezeExcite(name + ".se", x, inner);
    String last = name + (expands ? ".conv_pwl" : ".conv_pw");
    String lastNorm = name + (expands ? ".bn3" : ".bn2");
    int out = stage.channels();
    x = layers.normalized(last, lastNorm, EPSILON, x, POINT, out, inner, 1, 1);
    boolean residual = stride == 1 && channels == out;
    channels = out;
    return residual ? graph.node("Add", name, List.of(x, input)) : x;
  }

  private String squeezeExcite(String name, String input, int inner) {
    int reduced = weights.get(name + ".conv_reduce.weight", -1, inner, 1, 1).shape().get(0);
    String pooled = graph.node("GlobalAveragePool", name + ".pool", List.of(input));
    String x = layers.convolution(name + ".conv_reduce", pooled, POINT, reduced, inner, 1, 1);
    x = layers.sigmoidUnit(name + ".act", x, 1f);
    x = layers.convolution(name + ".conv_expand", x, POINT, inner, reduced, 1, 1);
    String gate = graph.node("Sigmoid", name + ".gate", List.of(x));
    return graph.node("Mul", name, List.of(input, gate));
  }

  private String activated(String name, String norm, String input, Window window, int... shape) {
    String x = layers.normalized(name, norm, EPSILON, input, window, shape);
    return layers.sigmoidUnit(name + ".act", x, 1f);
  }

  /**
   * TensorFlow's "same" padding: the output has ceil(size / stride) pixels, and if an odd number of
   * zeros is needed, the one more lies behind. Moves on to the output's size.
   */
  private Window same(int kernel, int stride, int groups) {
    int out = (size + stride - 1) / stride;
    int zeros = Math.max(0, (out - 1) * stride + kernel - size);
    int before = zeros / 2;
    int after = zeros - before;
    size = out;
    return new Window(stride, new long[] {before, before, after, after}, groups);
  }
}
