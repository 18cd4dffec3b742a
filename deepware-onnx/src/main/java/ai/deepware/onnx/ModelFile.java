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

/** A model on disk: its path, its name in results and errors, and its checksum. */
record ModelFile(Path path, String name, String sha256) {

  static ModelFile of(Path path) {
    if (!Files.exists(path)) {
      throw new ModelException(path.toString(), "there is no such file");
    }
    if (!Files.isRegularFile(path)) {
      throw new ModelException(path.toString(), "is not a file");
    }
    return new ModelFile(path, String.valueOf(path.getFileName()), sha256(path));
  }

  private static String sha256(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream through = new DigestInputStream(in, digest)) {
        byte[] chunk = new byte[1 << 16];
        while (through.read(chunk) >= 0) {
          // The digest sees every chunk.
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new ModelException(path.toString(), "cannot be read: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
