package ai.deepware.command.extract;

import ai.deepware.frame.Sampling;
import ai.deepware.model.Reproducible;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How faces are extracted.
 *
 * @param margin side of a crop over the longer side of the face's box, above 0
 * @param size pixels that crops are resized to, empty to leave them as they are in the video
 * @param picture how crops are written
 * @param embeddings whether the vector of each face is written, too
 * @param sampling which frames are looked at
 * @param timeout of one video, empty for none
 */
record ExtractSettings(
    double margin,
    Optional<Integer> size,
    PictureKind picture,
    boolean embeddings,
    Sampling sampling,
    Optional<Duration> timeout) {

  /** How crops are written. */
  enum PictureKind {
    /** Without loss. */
    PNG,
    /** As JPEG of quality 95. */
    JPG;

    String extension() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All that the crops of a video depend on, one line each. */
  String describe(FaceTools tools) {
    Map<String, Object> all = new TreeMap<>();
    all.put("margin", margin);
    all.put("size", size.map(String::valueOf).orElse("as in the video"));
    all.put("format", picture.extension());
    all.put("embeddings", embeddings);
    all.put("sampling.mode", sampling.mode().name().toLowerCase(Locale.ROOT));
    all.put("sampling.fps", sampling.fps());
    all.put("sampling.leastFrames", sampling.leastFrames());
    add(all, "detector", tools.detector());
    add(all, "embedder", tools.embedder());
    StringBuilder text = new StringBuilder();
    all.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
    return text.toString();
  }

  private static void add(Map<String, Object> all, String step, Reproducible part) {
    part.settings().forEach((name, value) -> all.put(step + "." + name, value));
    // Another device or machine gives the same faces, up to rounding.
    all.remove(step + ".device");
    part.models().forEach(model -> all.put(step + ".sha256." + model.file(), model.sha256()));
  }
}
