package ai.deepware.model;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  /** FIPS 180-2, appendix B. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String OF_A_MILLION =
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

  @TempDir Path folder;

  @Test
  void answersAsTheStandardHasIt() {
    assertThat(Sha256.of("abc".getBytes(US_ASCII))).isEqualTo(OF_ABC);
  }

  @Test
  void readsWholeFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "a".repeat(1_000_000));

    assertThat(Sha256.of(file)).isEqualTo(OF_A_MILLION);
    try (FileChannel channel = FileChannel.open(file)) {
      channel.position(7);
      assertThat(Sha256.of(channel)).isEqualTo(OF_A_MILLION);
    }
  }
}
