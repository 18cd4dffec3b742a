package ai.deepware.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.onnx.BundledModel;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The networks that tests run: those that the build carries, else public ones in {@code
 * $DEEPWARE_SHARED} or {@code ../shared}; where there are none, a test is skipped.
 */
public final class TestNetworks {
  private TestNetworks() {}

  /**
   * Opens them.
   *
   * @param folder for a description of the models
   * @return the models; the caller closes them
   */
  public static OnnxModels open(Path folder) throws IOException {
    return BundledModel.allPresent()
        ? OnnxModels.bundled(Device.cpu())
        : OnnxModels.open(describeShared(folder), Device.cpu());
  }

  /**
   * Names them on a command line.
   *
   * @param folder for a description of the models
   * @return options, none if the build carries networks
   */
  public static List<String> options(Path folder) throws IOException {
    return BundledModel.allPresent()
        ? List.of()
        : List.of("--models", describeShared(folder).toString());
  }

  /** {@return the folder with the public networks} */
  public static Path shared() {
    String variable = System.getenv("DEEPWARE_SHARED");
    Path shared =
        variable == null
            ? Path.of(System.getProperty("deepware.root", ".."), "..", "shared")
            : Path.of(variable);
    Path weights = shared.resolve("models").toAbsolutePath().normalize();
    assumeTrue(Files.exists(weights.resolve("yunet.onnx")), "no models in " + weights);
    return weights;
  }

  private static Path describeShared(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("models.properties"),
        """
        detector.file = %1$s/yunet.onnx
        embedder.file = %1$s/face-reidentification-retail-0095.onnx
        predictor.file = %1$s/meso4.onnx
        """
            .formatted(shared().toString().replace('\\', '/')));
    return folder;
  }
}
