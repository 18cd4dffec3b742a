package ai.deepware.command.evaluate;

import ai.deepware.Cancellation;
import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ScanRequest;
import ai.deepware.Scanner;
import ai.deepware.augment.Augmentation;
import ai.deepware.face.Detection;
import ai.deepware.face.Face;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Prediction;
import ai.deepware.frame.Frame;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import ai.deepware.image.ImageResizer;
import ai.deepware.image.Interpolation;
import ai.deepware.image.PixelImage;
import ai.deepware.picture.PictureFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/** Shows videos and pictures to a model, as a scan does. Safe to use from several threads. */
public final class Observer {
  private static final long MOST_PIXELS = 1920 * 1080;
  private static final int LONGER_SIDE = 1920;

  private final ModelSteps steps;
  private final Scanner scanner;
  private final Augmentation pictures;
  private final String fingerprint;

  /**
   * Makes an observer.
   *
   * @param steps the model, whose frames may be changed on their way
   * @param sampling which frames of videos are looked at
   * @param pictures what is done to pictures before they are looked at
   * @param change names what is done to frames and pictures, empty for nothing
   */
  public Observer(ModelSteps steps, Sampling sampling, Augmentation pictures, String change) {
    this.steps = steps;
    this.pictures = pictures;
    this.fingerprint = steps.fingerprint() + "\n" + sampling + "\n" + change;
    this.scanner =
        Scanner.builder()
            .frames(steps.frames())
            .sampling(sampling)
            .detector(steps.detector())
            .predictor(steps.predictor())
            .embedder(steps.embedder())
            .build();
  }

  /** Everything but the file that the result depends on. */
  String fingerprint() {
    return fingerprint;
  }

  /**
   * Looks at a video or picture.
   *
   * @throws CancellationException if it was cancelled meanwhile
   */
  Observation observe(Item item, Cancellation cancellation) {
    try {
      return item.picture() ? picture(item) : video(item, cancellation);
    } catch (ScanException e) {
      if (e.reason() == Reason.CANCELLED) {
        throw new CancellationException(e.getMessage());
      }
      return Observation.failed(String.valueOf(e.detail()));
    } catch (IOException | RuntimeException e) {
      return Observation.failed(e.toString());
    }
  }

  private Observation video(Item item, Cancellation cancellation) {
    return Observation.of(
        scanner.scan(
            ScanRequest.builder(VideoInput.of(item.file())).cancellation(cancellation).build()));
  }

  private Observation picture(Item item) throws IOException {
    PixelImage image = bounded(PictureFormat.decode(Files.readAllBytes(item.file())));
    Frame frame = Frame.of(0, pictures.apply(image, new SplittableRandom(item.name().hashCode())));
    Optional<Detection> largest =
        steps.detector().detect(List.of(frame)).get(0).stream()
            .max(Comparator.comparingDouble(face -> face.box().width() * face.box().height()));
    if (largest.isEmpty()) {
      return new Observation(Fate.NO_FACE, "", 1, List.of());
    }
    Prediction prediction =
        steps.predictor().predict(List.of(new FaceImage(frame, largest.get()))).get(0);
    if (!prediction.isJudged()) {
      return Observation.failed("the predictor abstained: " + prediction);
    }
    SeenFace face = SeenFace.of(Face.of(0, largest.get(), prediction), 0);
    return new Observation(Fate.SCORED, "", 1, List.of(face));
  }

  /** Large pictures are looked at in the size that frames of large videos have. */
  private static PixelImage bounded(PixelImage image) {
    if ((long) image.width() * image.height() <= MOST_PIXELS) {
      return image;
    }
    double scale = (double) LONGER_SIDE / Math.max(image.width(), image.height());
    return ImageResizer.resize(
        image,
        Math.max(1, (int) (image.width() * scale)),
        Math.max(1, (int) (image.height() * scale)),
        Interpolation.AREA);
  }
}
