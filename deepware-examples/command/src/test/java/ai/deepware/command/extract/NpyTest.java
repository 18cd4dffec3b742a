package ai.deepware.command.extract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
  @TempDir Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("v.npy");
    List<float[]> vectors = List.of(new float[] {1, -2.5f, 3}, new float[] {0, 1e-20f, 7});
    Npy.write(file, vectors);

    assertThat(Npy.read(file)).containsExactlyElementsOf(vectors);
    Npy.write(file, List.of());
    assertThat(Npy.read(file)).isEmpty();
  }

  @Test
  void writesNumPysLayout() throws IOException {
    Path file = folder.resolve("v.npy");
    Npy.write(file, List.of(new float[] {1}));
    byte[] bytes = Files.readAllBytes(file);

    assertThat(bytes).hasSize(132).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
    assertThat(new String(bytes, 10, 118, US_ASCII))
        .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1), }")
        .endsWith("\n");
    assertThat(Arrays.copyOfRange(bytes, 128, 132)).containsExactly(0, 0, 0x80, 0x3F);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR", "tr-TR"})
  void writesTheSameInEveryLocale(String locale) throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(locale));
    try {
      writesNumPysLayout();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesWhatIsNoMatrixOrIsCutShort() throws IOException {
    Path file = folder.resolve("v.npy");
    Npy.write(file, List.of(new float[] {1, 2}));
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 9, 30, 130}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> Npy.read(file)).isInstanceOf(IOException.class);
    }
    bytes[0] = 0;
    Files.write(file, bytes);
    assertThatThrownBy(() -> Npy.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no matrix");
  }
}
