package ai.deepware.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.ModelException;
import java.io.File;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundledModelTest {
  /** What all may take in the jar. */
  private static final long MOST_BYTES = 16 << 20;

  @ParameterizedTest
  @EnumSource
  void namesTheChecksumOfItsBytes(BundledModel model) throws Exception {
    byte[] bytes;
    try (InputStream in = model.open()) {
      bytes = in.readAllBytes();
    }

    assertThat(model.info().role()).isEqualTo(model.role());
    assertThat(model.info().file()).isEqualTo(model.file());
    assertThat(model.info().sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
  }

  @ParameterizedTest
  @EnumSource
  void hasAModelCardThatStatesTermsAndLimits(BundledModel model) {
    assertThat(model.card()).startsWith("# ").containsIgnoringCase("licence");
  }

  @Test
  void isNamedByItsRoleAndItsView() {
    assertThat(BundledModel.PREDICTOR_WIDE.role()).isEqualTo("predictor");
    assertThat(BundledModel.PREDICTOR_WIDE.file()).isEqualTo("predictor-wide.onnx");
  }

  /** Classes of this library, without those of the artifact that holds the weights. */
  private static URLClassLoader withoutWeights() throws Exception {
    List<URL> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      classPath.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith("ai.deepware.models.")) {
          throw new ClassNotFoundException(name);
        }
        return super.findClass(name);
      }
    };
  }

  @Test
  void namesTheArtifactToAddWhereItIsMissing() throws Exception {
    try (URLClassLoader loader = withoutWeights()) {
      Class<?> models = loader.loadClass(OnnxModels.class.getName());
      Class<?> device = loader.loadClass(Device.class.getName());
      Object cpu = device.getMethod("cpu").invoke(null);

      assertThatThrownBy(() -> models.getMethod("bundled", device).invoke(null, cpu))
          .cause()
          .hasMessageContaining("detector.onnx")
          .hasMessageContaining("add the dependency ai.deepware:deepware-models")
          .extracting(thrown -> thrown.getClass().getName())
          .isEqualTo(ModelException.class.getName());
    }
  }

  @Test
  void staysSmall() throws Exception {
    long bytes = 0;
    for (BundledModel model : BundledModel.values()) {
      try (InputStream in = model.open()) {
        bytes += in.readAllBytes().length;
      }
    }

    assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
  }
}
