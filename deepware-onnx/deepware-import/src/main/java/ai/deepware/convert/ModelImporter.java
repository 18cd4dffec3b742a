package ai.deepware.convert;

import ai.deepware.convert.architecture.Architecture;
import ai.deepware.convert.architecture.Network;
import ai.deepware.convert.architecture.Settings;
import ai.deepware.convert.checkpoint.Checkpoint;
import ai.deepware.convert.checkpoint.CheckpointException;
import ai.deepware.convert.checkpoint.CheckpointException.Reason;
import ai.deepware.convert.checkpoint.Checkpoints;
import ai.deepware.model.Sha256;
import ai.deepware.onnx.MetadataKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns files of weights into ONNX files that describe themselves.
 *
 * <p>Recognized by the names and shapes of their tensors: EfficientNet B0 to B7 with one logit (the
 * reference's and the DFDC winner's predictors), MTCNN's three networks together or apart, FaceNet
 * (InceptionResnetV1 of facenet-pytorch), and GenD on CLIP's vision tower. Weights stream from file
 * to file: a model of 1.2 GB needs less than 200 MB of heap.
 *
 * @since 0.1
 */
public final class ModelImporter {
  private ModelImporter() {}

  /**
   * Imports all networks that a file of weights holds.
   *
   * @param checkpoint a PyTorch checkpoint (zip or legacy format), a safetensors file, the {@code
   *     *.json} index of a sharded one, or a directory with {@code model.safetensors}. Never
   *     trusted: nothing in it is executed
   * @param outputDirectory where the ONNX files go; created if it does not exist; files of the same
   *     names are replaced
   * @param options what the file does not say
   * @return the files that were written, at least one
   * @throws CheckpointException if the file is malformed, hostile, or holds no network that is
   *     known here; nothing has been written then, unless a weight turned out to be damaged
   * @throws IOException if a file cannot be read or written
   */
  public static List<ImportedModel> importModel(
      Path checkpoint, Path outputDirectory, ImportOptions options) throws IOException {
    try (Checkpoint weights = Checkpoints.open(checkpoint)) {
      List<Network> networks = networks(weights, options);
      Files.createDirectories(outputDirectory);
      List<ImportedModel> models = new ArrayList<>();
      for (Network network : networks) {
        models.add(write(network, weights.file(), outputDirectory, options));
      }
      return List.copyOf(models);
    }
  }

  private static List<Network> networks(Checkpoint weights, ImportOptions options)
      throws IOException {
    Settings settings = new Settings(options.precision(), options.inputSize(), options.head());
    for (Architecture architecture : Architecture.all()) {
      List<Network> networks = architecture.find(weights, settings);
      if (!networks.isEmpty()) {
        return networks;
      }
    }
    throw new CheckpointException(
        weights.file(),
        Reason.UNKNOWN_ARCHITECTURE,
        "its "
            + weights.tensors().size()
            + " tensors are neither EfficientNet with encoder and fc, MTCNN, InceptionResnetV1"
            + " nor GenD on CLIP; the first are "
            + weights.tensors().keySet().stream().limit(3).toList());
  }

  private static ImportedModel write(
      Network network, Path weights, Path directory, ImportOptions options) throws IOException {
    String name =
        network.fileName().or(options::name).or(() -> stem(weights)).orElse(network.architecture());
    Path file = directory.resolve(name + ".onnx");
    Map<String, String> metadata = new TreeMap<>(network.metadata());
    options.license().ifPresent(license -> metadata.put(MetadataKeys.LICENSE, license));
    metadata.put(
        MetadataKeys.SOURCE,
        options.source().isPresent() ? options.source().get() : source(weights));
    network.model().write(file, metadata);
    return new ImportedModel(file, network.architecture(), Collections.unmodifiableMap(metadata));
  }

  /** Returns the name without its ending, unless it is one that every model has. */
  private static Optional<String> stem(Path weights) {
    String name = String.valueOf(weights.getFileName());
    int dot = name.lastIndexOf('.');
    return Optional.of(dot > 0 ? name.substring(0, dot) : name)
        .filter(stem -> !stem.matches("(pytorch_)?model(\\..*)?"));
  }

  private static String source(Path weights) throws IOException {
    return weights.getFileName() + ", SHA-256 " + Sha256.of(weights);
  }
}
