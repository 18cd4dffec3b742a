package ai.deepware.ffmpeg;

import ai.deepware.contract.FrameSourceContract;
import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.VideoInput;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/** Both ways of decoding hold what core asks of every source of frames. */
class FrameSourceContractIT {
  private static final byte[] VIDEO = new SyntheticVideo().frames(100).bytes();
  private static final IsolatedFrameSource ISOLATED = IsolatedFrameSource.builder().build();

  @AfterAll
  static void closeSource() {
    ISOLATED.close();
  }

  private abstract static class Videos extends FrameSourceContract {
    @Override
    protected VideoInput video() {
      return Decoded.input(VIDEO);
    }
  }

  @Nested
  class InProcess extends Videos {
    @Override
    protected FrameSource source() {
      return FfmpegFrameSource.builder().build();
    }
  }

  @Nested
  class Isolated extends Videos {
    @Override
    protected FrameSource source() {
      return ISOLATED;
    }
  }
}
