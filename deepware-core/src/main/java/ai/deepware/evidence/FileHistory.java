package ai.deepware.evidence;

import ai.deepware.frame.VideoInfo;
import ai.deepware.identity.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words what the container tells of its origin. */
final class FileHistory implements EvidenceAnalyzer {
  private static final String KIND = "history";

  /** A program whose name stands in a tag, and what people should know of it. */
  private record Writer(Pattern mark, String text) {}

  private static final List<Writer> WRITERS =
      List.of(
          writer("HandBrake", "the converter HandBrake"),
          writer("Google", "YouTube or another service of Google"),
          writer(
              "Lav[fc]\\d|^VideoHandler$",
              "FFmpeg, which converters, editors, web services and generators use"),
          writer("Core Media|GoPro|Canon|Sony|DJI", "a camera or a phone"),
          writer("Adobe|Premiere|DaVinci|Final Cut", "a video editor"));

  private static Writer writer(String pattern, String text) {
    return new Writer(Pattern.compile(pattern), text);
  }

  @Override
  public VideoAnalyzer open(VideoInfo video) {
    return new VideoAnalyzer() {
      @Override
      public void look(List<SeenFace> faces) {}

      @Override
      public List<Evidence> conclude(List<Identity> persons) {
        return video.tags().isEmpty() ? List.of() : List.of(told(video));
      }
    };
  }

  private static Evidence told(VideoInfo video) {
    Map<String, String> tags = video.tags();
    List<String> parts = new ArrayList<>();
    device(tags).ifPresent(device -> parts.add("recorded with " + device));
    WRITERS.stream()
        .filter(writer -> tags.values().stream().anyMatch(tag -> writer.mark().matcher(tag).find()))
        .findFirst()
        .ifPresent(writer -> parts.add("written last by " + writer.text()));
    String names =
        String.join(
            ", ",
            tags.entrySet().stream().map(tag -> tag.getKey() + " " + tag.getValue()).toList());
    String story =
        parts.isEmpty()
            ? "The file names no program or device that is known"
            : "By its own account the file was " + String.join(", and ", parts);
    return Evidence.builder(KIND)
        .span(0, video.duration().orElse(0))
        .value("tags", tags.size())
        .text("%s (%s).".formatted(story, names));
  }

  private static Optional<String> device(Map<String, String> tags) {
    String device =
        Stream.of(
                "com.apple.quicktime.make",
                "com.apple.quicktime.model",
                "com.android.manufacturer",
                "com.android.model")
            .map(tags::get)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    String android = tags.get("com.android.version");
    if (device.isEmpty() && android != null) {
      device = "a phone with Android " + android;
    }
    return Optional.of(device).filter(known -> !known.isEmpty());
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("name", KIND);
  }
}
