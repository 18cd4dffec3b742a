package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.deepware.DeepwareException;
import ai.deepware.ScanException;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NoNativesTest {
  @Test
  void bringsNoProtobufToApplicationsThatOnlyScan() {
    assertThrows(
        ClassNotFoundException.class, () -> Class.forName("com.google.protobuf.MessageLite"));
    assertThrows(
        ClassNotFoundException.class, () -> Class.forName("ai.deepware.convert.onnx.Onnx"));
  }

  @Test
  void failsAtTheStartWhenThereAreNoNatives() {
    DeepwareException failure =
        assertThrows(DeepwareException.class, new FfmpegFrameSource()::check);

    assertEquals(DeepwareException.Category.SETUP, failure.category());
  }

  @Test
  void namesTheArtifactToAddWhenThereAreNoNatives() {
    ScanException failure =
        assertThrows(
            ScanException.class,
            () ->
                new FfmpegFrameSource()
                    .open(VideoInput.of(Path.of("pom.xml")), Sampling.standard()));

    assertEquals(ScanException.Reason.NATIVES_MISSING, failure.reason());
    assertTrue(failure.getMessage().contains("org.bytedeco:ffmpeg"), failure.getMessage());
  }
}
