package ai.deepware.onnx;

import ai.deepware.ModelException;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceDetector;
import ai.deepware.frame.Frame;
import ai.deepware.image.PixelImage;
import ai.deepware.model.ModelInfo;
import ai.deepware.onnx.internal.mtcnn.MtcnnBox;
import ai.deepware.onnx.internal.mtcnn.MtcnnProposer;
import ai.deepware.onnx.internal.mtcnn.MtcnnRefiner;
import ai.deepware.onnx.internal.runtime.Batches;
import ai.deepware.onnx.internal.runtime.Closing;
import ai.deepware.onnx.internal.runtime.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds faces and their five landmarks with the reference's MTCNN (Zhang et al., 2016): P-Net
 * proposes boxes on an image pyramid, R-Net and O-Net refine them. Safe to use from several
 * threads; whoever opens it closes it.
 *
 * <p>All numbers are the reference's: smallest face {@code max(96 * min(w, h) / 1080, 40)} pixels,
 * pyramid factor 0.709, thresholds 0.7, 0.8 and 0.9, and of the result the faces with a confidence
 * above 0.98, best first. A frame whose shorter side is below 40 pixels has no faces. Equal
 * confidences, frequent at 1, are resolved per frame by the order of the boxes, so that a frame's
 * faces do not depend on the frames beside it; in the reference they can.
 *
 * @since 0.1
 */
public final class MtcnnDetector implements FaceDetector, AutoCloseable {
  private static final double DEFAULT_THRESHOLD = 0.98;
  private static final float SAME_FACE = 0.7f;
  private static final float REFINED = 0.8f;
  private static final float FINAL = 0.9f;

  private final MtcnnProposer proposer;
  private final MtcnnRefiner refiner;
  private final MtcnnRefiner finisher;
  private final List<Network> networks;
  private final double threshold;
  private final int batch;

  MtcnnDetector(List<Network> networks, ModelMetadata metadata) {
    this.networks = List.copyOf(networks);
    this.proposer = new MtcnnProposer(networks.get(0));
    this.refiner = new MtcnnRefiner(networks.get(1), 24, REFINED, false);
    this.finisher = new MtcnnRefiner(networks.get(2), 48, FINAL, true);
    this.threshold = metadata.number(MetadataKeys.THRESHOLD, 0, 1).orElse(DEFAULT_THRESHOLD);
    this.batch = networks.get(0).batch(metadata.batch());
  }

  /**
   * Opens the three models.
   *
   * @param proposal P-Net, with input {@code x} of any size and outputs {@code reg} and {@code
   *     prob}; what is said of it holds for the whole: {@link MetadataKeys#THRESHOLD}
   * @param refinement R-Net, with input of 24x24 pixels
   * @param output O-Net, with input of 48x48 pixels and the further output {@code landmarks}
   * @param options device, threads, batches
   * @return the detector, which the caller closes
   * @throws ModelException if one is not the network that it should be
   */
  public static MtcnnDetector open(
      ModelSource proposal, ModelSource refinement, ModelSource output, OnnxOptions options) {
    return open(
        List.of(
            ModelEntry.of("detector", proposal),
            ModelEntry.of("detector", refinement),
            ModelEntry.of("detector", output)),
        options);
  }

  /** P-Net, R-Net and O-Net; what is said of P-Net holds for the whole. */
  static MtcnnDetector open(List<ModelEntry> entries, OnnxOptions options) {
    List<Network> opened = new ArrayList<>();
    try {
      List<ModelMetadata> metadata = new ArrayList<>();
      for (ModelEntry entry : entries) {
        Network network = Network.open(entry.file(), entry.role(), options.session());
        opened.add(network);
        metadata.add(entry.metadata(network.metadata()));
      }
      return new MtcnnDetector(opened, metadata.get(0));
    } catch (RuntimeException | Error e) {
      Closing.closeAll(opened, e);
      throw e;
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws ModelException if a network answers with NaN, infinity or the wrong shapes
   */
  @Override
  public List<List<Detection>> detect(List<Frame> frames) {
    List<List<Detection>> found = new ArrayList<>(frames.size());
    for (List<Frame> alike : Batches.ofOneSize(frames, batch)) {
      List<PixelImage> images = alike.stream().map(Frame::image).toList();
      List<List<MtcnnBox>> boxes = proposer.propose(images);
      for (int i = 0; i < images.size(); i++) {
        found.add(detect(images.get(i), boxes.get(i)));
      }
    }
    return found;
  }

  private List<Detection> detect(PixelImage image, List<MtcnnBox> proposals) {
    List<MtcnnBox> refined =
        MtcnnBox.withoutOverlaps(refiner.refine(image, proposals), SAME_FACE).stream()
            .map(box -> box.corrected(1).square())
            .toList();
    List<Detection> faces = new ArrayList<>();
    for (Corrected face : distinct(finisher.refine(image, refined))) {
      if (face.box().score() > threshold && face.box().isSound()) {
        faces.add(face.box().detection(face.raw()));
      }
    }
    return faces;
  }

  private record Corrected(MtcnnBox raw, MtcnnBox box) {}

  /** Best first; of equal confidences the last comes first, as in a stable ascending sort. */
  private static List<Corrected> distinct(List<MtcnnBox> boxes) {
    List<Corrected> rising = new ArrayList<>();
    boxes.forEach(box -> rising.add(new Corrected(box, box.corrected(1))));
    rising.sort(Comparator.comparingDouble(face -> face.box().score()));
    Collections.reverse(rising);
    List<Corrected> kept = new ArrayList<>();
    for (Corrected face : rising) {
      if (kept.stream().noneMatch(one -> one.box().overSmaller(face.box()) > SAME_FACE)) {
        kept.add(face);
      }
    }
    return kept;
  }

  @Override
  public List<ModelInfo> models() {
    return networks.stream().map(Network::info).toList();
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = networks.get(0).settings();
    settings.put("threshold", String.valueOf(threshold));
    return settings;
  }

  @Override
  public void close() {
    Closing.closeAll(networks);
  }
}
