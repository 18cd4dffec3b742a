package ai.deepware.ffmpeg.isolated;

import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** The program of a child that misbehaves where a video's name says so, and else decodes it. */
final class FaultyChild {
  private FaultyChild() {}

  public static void main(String[] arguments) throws Exception {
    DecoderChild.serve(Faulty::new);
  }

  private record Faulty(FrameSource sound) implements FrameSource {
    @Override
    public FrameStream open(VideoInput input, Sampling sampling) {
      if (input.name().startsWith("halts-early")) {
        Runtime.getRuntime().halt(7);
      }
      return new FaultyStream(sound.open(input, sampling), input.name());
    }
  }

  private record FaultyStream(FrameStream sound, String name) implements FrameStream {
    @Override
    public VideoInfo info() {
      return sound.info();
    }

    @Override
    public Optional<Frame> next() {
      switch (name.replaceFirst("-.*", "")) {
        case "halts" -> Runtime.getRuntime().halt(7);
        case "crashes" -> avutil.av_strdup(new BytePointer(new Nowhere()));
        case "hangs" -> avutil.av_usleep(1_000_000_000);
        case "grows" -> grow();
        case "prints" -> System.out.println("not a reply");
        case "throws" -> throw new IllegalStateException("a mistake");
        default -> {}
      }
      return sound.next();
    }

    private static void grow() {
      List<Pointer> taken = new ArrayList<>();
      while (taken.size() < 200) {
        Pointer memory = avutil.av_malloc(16 << 20);
        taken.add(Pointer.memset(memory, 1, 16 << 20));
        avutil.av_usleep(5_000);
      }
    }

    @Override
    public List<ScanWarning> warnings() {
      return sound.warnings();
    }

    @Override
    public void close() {
      sound.close();
    }
  }

  /** An address that belongs to nobody. */
  private static final class Nowhere extends Pointer {
    Nowhere() {
      address = 8;
    }
  }
}
