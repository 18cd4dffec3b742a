package ai.deepware.evidence;

import java.util.List;

/**
 * The analyzers that the library brings.
 *
 * @since 0.1
 */
public final class Analyzers {
  private Analyzers() {}

  /** {@return all of them, for {@link ai.deepware.ScannerBuilder#evidence}} */
  public static List<EvidenceAnalyzer> standard() {
    return List.of(history());
  }

  /**
   * {@return what the file says of the programs and devices that wrote it, as {@code history} of
   * the whole video} It has no rarity and is never counted: real videos pass through the same
   * programs, and a file can say anything.
   */
  public static EvidenceAnalyzer history() {
    return new FileHistory();
  }
}
