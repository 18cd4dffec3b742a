package ai.deepware.command.dataset;

import ai.deepware.command.dataset.FaceTable.FaceVideo;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceDetector;
import ai.deepware.face.FaceImage;
import ai.deepware.frame.Frame;
import ai.deepware.identity.FaceEmbedder;
import ai.deepware.picture.PictureFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The vector of the largest face of a picture, remembered in a file. */
final class PictureVectors implements PersonVectors {
  /** Stands for a picture without a face. */
  private static final float[] NO_FACE = {};

  private final Function<String, Path> files;
  private final FaceDetector detector;
  private final FaceEmbedder embedder;
  private final VectorCache cache;

  PictureVectors(
      Function<String, Path> files,
      FaceDetector detector,
      FaceEmbedder embedder,
      VectorCache cache) {
    this.files = files;
    this.detector = detector;
    this.embedder = embedder;
    this.cache = cache;
  }

  @Override
  public List<float[]> of(FaceVideo video) throws IOException {
    String name = video.files().get(0);
    Optional<float[]> known = cache.get(name);
    float[] vector = known.isPresent() ? known.get() : embed(files.apply(name));
    if (known.isEmpty()) {
      cache.put(name, vector);
    }
    return vector.length == 0 ? List.of() : List.of(vector);
  }

  private float[] embed(Path picture) throws IOException {
    Frame frame = Frame.of(0, PictureFormat.decode(Files.readAllBytes(picture)));
    List<Detection> faces = detector.detect(List.of(frame)).get(0);
    return faces.stream()
        .max(Comparator.comparingDouble(face -> face.box().width() * face.box().height()))
        .map(face -> embedder.embed(List.of(new FaceImage(frame, face))).get(0))
        .orElse(NO_FACE);
  }
}
