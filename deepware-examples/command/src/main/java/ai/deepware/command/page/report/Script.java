package ai.deepware.command.page.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page's only script, which sorts and filters; the page allows itself no other. */
public final class Script {
  /** The script, without characters that would end it. */
  public static final String TEXT = read();

  /** How the page's policy names it. */
  public static final String SOURCE = "'sha256-" + hash(TEXT) + "'";

  private Script() {}

  private static String read() {
    try (InputStream in = Script.class.getResourceAsStream("page.js")) {
      if (in == null) {
        throw new IllegalStateException("the script of the page is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
