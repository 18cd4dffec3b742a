package ai.deepware.convert.architecture;

import ai.deepware.convert.checkpoint.Checkpoint;
import ai.deepware.convert.checkpoint.CheckpointException;
import ai.deepware.convert.checkpoint.CheckpointException.Reason;
import ai.deepware.convert.checkpoint.Checkpoints;
import ai.deepware.convert.graph.GraphBuilder;
import ai.deepware.onnx.MetadataKeys;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * GenD with CLIP's vision tower (Yermakov et al., WACV 2026): a vision transformer under {@code
 * feature_extractor.vision_model}, whose feature of the class token goes, at length 1 or as it is
 * ({@link Head}), through the linear layer {@code model.linear} to two logits (real, fake). The
 * visual projection is left out.
 *
 * <p>The original aligns faces by least median of squares, the crop here by least squares: of 67
 * faces half come out the same, nine in ten have their corners within 2.4 pixels of 224, the worst
 * within 4.7.
 */
final class GendClip implements Architecture {
  private static final String TOWER = "feature_extractor.vision_model.";

  /** CLIP's mean and standard deviation (Radford et al., 2021, the released code) times 255. */
  private static final String MEAN = times255(0.48145466, 0.4578275, 0.40821073);

  private static final String STD = times255(0.26862954, 0.26130258, 0.27577711);

  /** Where the eyes, the nose and the mouth corners lie before a margin is added all around. */
  private static final double[] POINTS = {
    0.34, 0.46, 0.66, 0.46, 0.5, 0.64, 0.37, 0.82, 0.63, 0.82
  };

  private static final double MARGIN = 0.15;

  @Override
  public List<Network> find(Checkpoint checkpoint, Settings settings) throws IOException {
    Optional<Weights> found = Weights.find(checkpoint, TOWER + "embeddings.class_embedding");
    return found.isEmpty() ? List.of() : List.of(network(found.get(), settings));
  }

  private static Network network(Weights weights, Settings settings) throws IOException {
    Head head = head(weights.checkpoint(), settings);
    ClipShape shape = ClipShape.of(weights, TOWER);
    String name = shape.isLarge14() ? "gend-clip-l14" : "gend-clip";
    GraphBuilder graph = new GraphBuilder(name, settings.precision());
    ClipGraph tower = new ClipGraph(graph, weights, TOWER, shape);
    String side = Integer.toString(shape.imageSize());
    Layers layers = new Layers(graph, weights);
    String features = tower.features(graph.input("input", "n", "3", side, side));
    if (head == Head.LINEAR_NORM) {
      features = layers.unitLength("unit", features);
    }
    String logits = layers.linear("model.linear", features, 2, shape.width());
    graph.output("logits", logits, "n", "2");
    weights.requireAllUsed(GendClip::isSuperfluous);
    return new Network(name, Optional.empty(), graph.build(), metadata(name, side));
  }

  private static boolean isSuperfluous(String tensor) {
    return tensor.startsWith("feature_extractor.visual_projection.")
        || tensor.endsWith("position_ids");
  }

  private static Head head(Checkpoint checkpoint, Settings settings) throws IOException {
    Optional<String> name = Checkpoints.config(checkpoint.file(), "head");
    Optional<Head> configured = name.flatMap(Head::of);
    if (name.isPresent() && configured.isEmpty()) {
      throw new CheckpointException(
          checkpoint.file(), Reason.UNSUPPORTED, "its config.json names the head " + name.get());
    }
    if (configured.isPresent()
        && settings.head().isPresent()
        && !configured.equals(settings.head())) {
      throw new CheckpointException(
          checkpoint.file(),
          Reason.MISMATCH,
          "its config.json says that the head is " + name.get() + ", the option says otherwise");
    }
    return configured
        .or(settings::head)
        .orElseThrow(
            () ->
                new CheckpointException(
                    checkpoint.file(),
                    Reason.OPTION_NEEDED,
                    "whether features are normalised stands only in the config.json that was"
                        + " published beside the weights: put it there, or choose the head ("
                        + Head.LINEAR.configName()
                        + " or "
                        + Head.LINEAR_NORM.configName()
                        + ")"));
  }

  private static Map<String, String> metadata(String name, String side) {
    Map<String, String> metadata = Keys.describe("predictor", name, side, MEAN, STD);
    metadata.put(MetadataKeys.CROP, "aligned");
    metadata.put(
        MetadataKeys.CROP_TEMPLATE,
        join(Arrays.stream(POINTS).map(p -> (p + MARGIN) / (1 + 2 * MARGIN))));
    metadata.put(MetadataKeys.CROP_SIZE, "own");
    metadata.put(MetadataKeys.NORMALIZE, "none");
    metadata.put(MetadataKeys.RESIZE, "pillow-bicubic");
    metadata.put(MetadataKeys.OUTPUT_NAME, "logits");
    metadata.put(MetadataKeys.OUTPUT_KIND, "two-logits");
    metadata.put(MetadataKeys.OUTPUT_FAKE, "1");
    return metadata;
  }

  private static String times255(double... values) {
    return join(Arrays.stream(values).map(value -> value * 255));
  }

  private static String join(DoubleStream values) {
    return values
        .mapToObj(value -> String.format(Locale.ROOT, "%.8f", value))
        .collect(Collectors.joining(","));
  }
}
