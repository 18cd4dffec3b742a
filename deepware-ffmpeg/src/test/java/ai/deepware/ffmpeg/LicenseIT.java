package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

/** The tests run with the natives that they are meant to run with. */
class LicenseIT {
  @Test
  void nativesHaveTheLicenseThatIsExpected() {
    boolean gpl = Boolean.getBoolean("deepware.gpl");

    String license = avutil.avutil_license().getString();

    assertThat(license).startsWith(gpl ? "GPL" : "LGPL");
    assertThat(avcodec.avcodec_find_encoder_by_name("libx264") != null).isEqualTo(gpl);
  }
}
