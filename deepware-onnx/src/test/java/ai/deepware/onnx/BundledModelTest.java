package ai.deepware.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
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
