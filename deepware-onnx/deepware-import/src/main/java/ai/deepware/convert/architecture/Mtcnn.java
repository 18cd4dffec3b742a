package ai.deepware.convert.architecture;

import ai.deepware.convert.architecture.Layers.Window;
import ai.deepware.convert.checkpoint.Checkpoint;
import ai.deepware.convert.checkpoint.Tensor;
import ai.deepware.convert.graph.Attributes;
import ai.deepware.convert.graph.GraphBuilder;
import ai.deepware.convert.graph.Tensors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The three networks of MTCNN (Zhang et al., 2016) as facenet-pytorch names their tensors: P-Net
 * for pictures of any size, R-Net for 24 x 24 and O-Net for 48 x 48 pixels. One checkpoint may hold
 * all three, or one of them.
 *
 * <p>Outputs: {@code prob} (not a face, face), {@code reg} (corrections of the box) and O-Net's
 * {@code landmarks} (five x, then five y), for P-Net as maps.
 */
final class Mtcnn implements Architecture {
  private static final Window VALID = Window.of(1, 0);

  @Override
  public List<Network> find(Checkpoint checkpoint, Settings settings) throws IOException {
    List<Network> networks = new ArrayList<>();
    for (Part part : Part.values()) {
      Optional<Weights> weights = Weights.find(checkpoint, part.marker);
      if (weights.isPresent()) {
        networks.add(network(part, weights.get(), settings));
      }
    }
    return networks;
  }

  private static Network network(Part part, Weights weights, Settings settings) {
    String name = "mtcnn-" + part.file;
    GraphBuilder graph = new GraphBuilder(name, settings.precision());
    part.builder.build(new Layers(graph, weights), weights);
    weights.requireAllUsed(unused -> false);
    return new Network(
        name,
        Optional.of(part.file),
        graph.build(),
        Keys.describe("detector", name, part.size, "127.5,127.5,127.5", "128,128,128"));
  }

  /** Adds the layers of one network. */
  @FunctionalInterface
  private interface Builder {
    void build(Layers layers, Weights weights);
  }

  /** One of the three networks. */
  private enum Part {
    PROPOSAL("pnet", "conv4_1.weight", "", Mtcnn::proposal),
    REFINEMENT("rnet", "dense5_1.weight", "24", Mtcnn::refinement),
    OUTPUT("onet", "dense6_3.weight", "48", Mtcnn::landmarks);

    private final String file;
    private final String marker;
    private final String size;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference
    private final Builder builder;

    Part(String file, String marker, String size, Builder builder) {
      this.file = file;
      this.marker = marker;
      this.size = size;
      this.builder = builder;
    }
  }

  private static void proposal(Layers layers, Weights weights) {
    String x = layers.graph().input("input", "n", "3", "h", "w");
    x = convolution(layers, weights, 1, x, 10, 3, 3);
    x = layers.maxPool("pool1", x, 2, 2, true);
    x = convolution(layers, weights, 2, x, 16, 10, 3);
    x = convolution(layers, weights, 3, x, 32, 16, 3);
    String scores = layers.convolution("conv4_1", x, VALID, 2, 32, 1, 1);
    String box = layers.convolution("conv4_2", x, VALID, 4, 32, 1, 1);
    layers.graph().output("reg", box, "n", "4", "oh", "ow");
    layers.graph().output("prob", softmax(layers, scores), "n", "2", "oh", "ow");
  }

  private static void refinement(Layers layers, Weights weights) {
    String x = layers.graph().input("input", "n", "3", "24", "24");
    x = convolution(layers, weights, 1, x, 28, 3, 3);
    x = layers.maxPool("pool1", x, 3, 2, true);
    x = convolution(layers, weights, 2, x, 48, 28, 3);
    x = layers.maxPool("pool2", x, 3, 2, true);
    x = convolution(layers, weights, 3, x, 64, 48, 2);
    x = dense(layers, weights, 4, x, 128, 576);
    String scores = layers.linear("dense5_1", x, 2, 128);
    layers.graph().output("reg", layers.linear("dense5_2", x, 4, 128), "n", "4");
    layers.graph().output("prob", softmax(layers, scores), "n", "2");
  }

  private static void landmarks(Layers layers, Weights weights) {
    String x = layers.graph().input("input", "n", "3", "48", "48");
    x = convolution(layers, weights, 1, x, 32, 3, 3);
    x = layers.maxPool("pool1", x, 3, 2, true);
    x = convolution(layers, weights, 2, x, 64, 32, 3);
    x = layers.maxPool("pool2", x, 3, 2, true);
    x = convolution(layers, weights, 3, x, 64, 64, 3);
    x = layers.maxPool("pool3", x, 2, 2, true);
    x = convolution(layers, weights, 4, x, 128, 64, 2);
    x = dense(layers, weights, 5, x, 256, 1152);
    String scores = layers.linear("dense6_1", x, 2, 256);
    layers.graph().output("reg", layers.linear("dense6_2", x, 4, 256), "n", "4");
    layers.graph().output("landmarks", layers.linear("dense6_3", x, 10, 256), "n", "10");
    layers.graph().output("prob", softmax(layers, scores), "n", "2");
  }

  private static String convolution(
      Layers layers, Weights weights, int index, String input, int out, int in, int kernel) {
    String x = layers.convolution("conv" + index, input, VALID, out, in, kernel, kernel);
    Tensor slope = Tensors.reshaped(weights.get("prelu" + index + ".weight", out), out, 1, 1);
    return prelu(layers, index, x, slope);
  }

  private static String dense(
      Layers layers, Weights weights, int index, String input, int out, int in) {
    // The original (in Caffe) counts columns first.
    String turned =
        layers
            .graph()
            .node("Transpose", "turn", List.of(input), Attributes.integers("perm", 0, 3, 2, 1));
    String x = layers.linear("dense" + index, layers.flatten("flat", turned), out, in);
    return prelu(layers, index, x, weights.get("prelu" + index + ".weight", out));
  }

  private static String prelu(Layers layers, int index, String input, Tensor slope) {
    String name = "prelu" + index;
    return layers
        .graph()
        .node("PRelu", name, List.of(input, layers.graph().weights(name + ".weight", slope)));
  }

  private static String softmax(Layers layers, String scores) {
    return layers
        .graph()
        .node("Softmax", "softmax", List.of(scores), Attributes.integer("axis", 1));
  }
}
