package ai.deepware.convert.architecture;

import ai.deepware.convert.checkpoint.Tensor;
import ai.deepware.convert.graph.Attributes;
import ai.deepware.convert.graph.GraphBuilder;
import ai.deepware.convert.graph.Tensors;
import ai.deepware.convert.onnx.Onnx.AttributeProto;
import java.util.List;

/** Adds the layers of a CLIP vision tower to a graph. */
final class ClipGraph {
  private static final float EPSILON = 1e-5f;

  /** Of CLIP's approximation of the GELU, x * sigmoid(1.702 x). */
  private static final float QUICK_GELU = 1.702f;

  private final Layers layers;
  private final GraphBuilder graph;
  private final Weights weights;
  private final String tower;
  private final ClipShape shape;
  private final int width;

  ClipGraph(GraphBuilder graph, Weights weights, String tower, ClipShape shape) {
    this.layers = new Layers(graph, weights);
    this.graph = graph;
    this.weights = weights;
    this.tower = tower;
    this.shape = shape;
    this.width = shape.width();
  }

  /** Adds the tower and returns the normalized feature of the class token. */
  String features(String input) {
    graph.integers("shape.heads", 0, shape.tokens(), shape.heads(), ClipShape.HEAD);
    graph.integers("shape.tokens", 0, shape.tokens(), width);
    String x = norm(tower + "pre_layrnorm", embeddings(input));
    for (int i = 0; i < shape.layers(); i++) {
      String layer = tower + "encoder.layers." + i;
      x = add(layer + ".attended", x, attention(layer, norm(layer + ".layer_norm1", x)));
      x = add(layer, x, feedForward(layer + ".mlp", norm(layer + ".layer_norm2", x)));
    }
    String first =
        graph.node(
            "Slice",
            "class_token",
            List.of(
                x,
                graph.integers("class_token.start", 0),
                graph.integers("class_token.end", 1),
                graph.integers("class_token.axis", 1)));
    return norm(tower + "post_layernorm", layers.flatten("feature", first));
  }

  private String embeddings(String input) {
    String name = tower + "embeddings.";
    int patch = shape.patch();
    String kernel = name + "patch_embedding.weight";
    String maps =
        graph.node(
            "Conv",
            name + "patch_embedding",
            List.of(input, graph.weights(kernel, weights.get(kernel, width, 3, patch, patch))),
            Attributes.integers("strides", patch, patch));
    int patches = shape.tokens() - 1;
    String rows =
        graph.node(
            "Reshape",
            name + "rows",
            List.of(maps, graph.integers(name + "rows.shape", 0, width, patches)));
    String tokens = transpose(name + "tokens", rows, 0, 2, 1);
    // A row of zeros in front makes room for the class token, which comes with the positions.
    String room =
        graph.node(
            "Pad",
            name + "room",
            List.of(tokens, graph.integers(name + "room.pads", 0, 1, 0, 0, 0, 0)));
    return add(name + "sum", room, graph.weights(name + "positions", positions(name)));
  }

  private Tensor positions(String name) {
    Tensor token = weights.get(name + "class_embedding", width);
    Tensor positions = weights.get(name + "position_embedding.weight", shape.tokens(), width);
    return Tensors.of(
        List.of(1, shape.tokens(), width),
        () -> {
          float[] sum = positions.read();
          float[] first = token.read();
          for (int i = 0; i < first.length; i++) {
            sum[i] += first[i];
          }
          return sum;
        });
  }

  private String attention(String layer, String input) {
    String name = layer + ".self_attn";
    // The scale is a power of two, hence exact.
    float scale = (float) (1 / Math.sqrt(ClipShape.HEAD));
    String queries = heads(name + ".q_proj", input, scale, 0, 2, 1, 3);
    String keys = heads(name + ".k_proj", input, 1f, 0, 2, 3, 1);
    String values = heads(name + ".v_proj", input, 1f, 0, 2, 1, 3);
    String scores = graph.node("MatMul", name + ".scores", List.of(queries, keys));
    String shares =
        graph.node("Softmax", name + ".shares", List.of(scores), Attributes.integer("axis", -1));
    String mixed = graph.node("MatMul", name + ".mixed", List.of(shares, values));
    String turned = transpose(name + ".turned", mixed, 0, 2, 1, 3);
    String joined = graph.node("Reshape", name + ".joined", List.of(turned, "shape.tokens"));
    return layers.projection(name + ".out_proj", joined, 1f, width, width);
  }

  private String heads(String name, String input, float factor, long... order) {
    String x = layers.projection(name, input, factor, width, width);
    String split = graph.node("Reshape", name + ".heads", List.of(x, "shape.heads"));
    return transpose(name + ".turned", split, order);
  }

  private String feedForward(String name, String input) {
    String x = layers.projection(name + ".fc1", input, 1f, shape.inner(), width);
    x = layers.sigmoidUnit(name + ".act", x, QUICK_GELU);
    return layers.projection(name + ".fc2", x, 1f, width, shape.inner());
  }

  private String norm(String name, String input) {
    AttributeProto[] attributes = {
      Attributes.integer("axis", -1), Attributes.number("epsilon", EPSILON)
    };
    String scale = graph.weights(name + ".weight", weights.get(name + ".weight", width));
    String bias = graph.weights(name + ".bias", weights.get(name + ".bias", width));
    return graph.node("LayerNormalization", name, List.of(input, scale, bias), attributes);
  }

  private String transpose(String name, String input, long... order) {
    return graph.node("Transpose", name, List.of(input), Attributes.integers("perm", order));
  }

  private String add(String name, String left, String right) {
    return graph.node("Add", name, List.of(left, right));
  }
}
