package ai.deepware.onnx.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.DeepwareException;
import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ONNX Runtime keeps to itself. */
class TelemetryTest {
  @ParameterizedTest
  @ValueSource(strings = {"1.29.0", "1.29", "1.30.1", "2.0.0", "1.100.0-rc1"})
  void refusesAVersionThatReportsToItsMaker(String version) {
    assertThatThrownBy(() -> Telemetry.refuse(version, Map.of()))
        .isInstanceOf(DeepwareException.class)
        .hasMessageContaining(version)
        .hasMessageContaining("ORT_DISABLE_TELEMETRY=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.28.0", "1.28.3", "1.9.0", "unknown"})
  @NullSource
  void takesThoseThatDoNot(@Nullable String version) {
    assertThatCode(() -> Telemetry.refuse(version, Map.of())).doesNotThrowAnyException();
  }

  @Test
  void takesEachWhereItIsSwitchedOffFromOutside() {
    assertThatCode(() -> Telemetry.refuse("1.29.0", Map.of("ORT_DISABLE_TELEMETRY", "1")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Telemetry.refuse("1.29.0", Map.of("ORT_DISABLE_TELEMETRY", "0")))
        .hasMessageContaining("1.29.0");
  }

  @Test
  void knowsTheVersionBeforeItLoadsTheLibrary() {
    assertThat(Telemetry.versionOf(OrtEnvironment.class)).startsWith("1.28.");
  }

  @Test
  void usesALibraryThatCannotReachTheNetwork() throws IOException {
    String library =
        "/ai/onnxruntime/native/"
            + UnpackedLibrary.platform(System.getProperty("os.name"), System.getProperty("os.arch"))
            + "/"
            + System.mapLibraryName("onnxruntime");
    try (InputStream in = OrtEnvironment.class.getResourceAsStream(library)) {
      assumeTrue(in != null, "no such library: " + library);
      String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      // What it calls stands among its symbols.
      assertThat(bytes).contains("\0malloc\0");
      for (String call : new String[] {"socket", "connect", "getaddrinfo", "gethostbyname"}) {
        assertThat(bytes).doesNotContain("\0" + call + "\0");
      }
    }
  }
}
