package ai.deepware.onnx;

import ai.deepware.model.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a model, wherever they lie: their name in results and errors, and their checksum.
 */
sealed interface ModelFile {
  String name();

  /** Of all bytes, as 64 lower-case hexadecimal digits. */
  String sha256();

  /** A model on disk. */
  record OnDisk(Path path, String name, String sha256) implements ModelFile {}

  /** A model that this library brings. */
  record Bundled(BundledModel model, String sha256) implements ModelFile {
    @Override
    public String name() {
      return model.file();
    }
  }

  static ModelFile of(Path path) {
    if (!Files.exists(path)) {
      throw new ModelException(path.toString(), "there is no such file");
    }
    if (!Files.isRegularFile(path)) {
      throw new ModelException(path.toString(), "is not a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return new OnDisk(path, String.valueOf(path.getFileName()), sha256(in));
    } catch (IOException e) {
      throw new ModelException(path.toString(), "cannot be read: " + e.getMessage(), e);
    }
  }

  static String sha256(InputStream in) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream through = new DigestInputStream(in, digest)) {
        byte[] chunk = new byte[1 << 16];
        while (through.read(chunk) >= 0) {
          // The digest sees every chunk.
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
