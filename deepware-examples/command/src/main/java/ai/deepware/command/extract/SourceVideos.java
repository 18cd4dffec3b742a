package ai.deepware.command.extract;

import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.InnerPath;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.scan.Candidate;
import ai.deepware.command.scan.Videos;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Which videos faces are extracted from, and under which names. */
final class SourceVideos {
  private final Labels labels;
  private final Map<String, Path> named = new HashMap<>();

  private SourceVideos(Labels labels) {
    this.labels = labels;
  }

  /**
   * Lists videos: those in the folders named and the files named, or, where nothing is named, those
   * that the labels name.
   *
   * @param paths what the user named
   * @param labels what is known of the videos
   * @param trouble hears of folders that cannot be read, or hold no video
   * @return the videos in order of their names
   * @throws SetupException if two have the same name
   */
  static List<SourceVideo> list(
      List<Path> paths, Labels labels, BiConsumer<Path, Videos.Trouble> trouble) {
    SourceVideos sources = new SourceVideos(labels);
    for (Path path : paths) {
      Iterable<Candidate> found =
          () -> new Videos(Collections.singleton(Candidate.of(path)).iterator(), trouble);
      for (Candidate candidate : found) {
        Path file = candidate.file() == null ? path : candidate.file();
        sources.add(file, Files.isDirectory(path) ? path.relativize(file) : last(file));
      }
    }
    if (paths.isEmpty()) {
      labels.all().forEach(label -> sources.add(label.file(), FileNames.path(label.name())));
    }
    return sources.list();
  }

  private void add(Path file, Path relative) {
    String name =
        InnerPath.of(FileNames.name(relative)).orElseGet(() -> plain(FileNames.name(last(file))));
    Path other = named.putIfAbsent(name, file);
    if (other != null && !other.equals(file)) {
      throw new SetupException(
          "two videos would have the same folder %s: %s and %s"
              .formatted(name, FileNames.name(other), FileNames.name(file)));
    }
  }

  /** One step only, whatever the system. */
  private static String plain(String name) {
    String flat = name.replaceAll("[\\\\/:]", "_");
    return InnerPath.of(flat).orElse("_" + flat);
  }

  private static Path last(Path file) {
    Path last = file.getFileName();
    return last == null ? file : last;
  }

  private List<SourceVideo> list() {
    Map<String, String> names = new HashMap<>();
    named.forEach(
        (name, file) -> labels.of(file).ifPresent(label -> addNames(names, label.name(), name)));
    List<SourceVideo> videos = new ArrayList<>();
    named.forEach((name, file) -> videos.add(video(name, file, names)));
    videos.sort(Comparator.comparing(SourceVideo::name));
    return videos;
  }

  /** The table may name an original with or without its extension. */
  private static void addNames(Map<String, String> names, String inTable, String name) {
    names.put(inTable, name);
    int dot = inTable.lastIndexOf('.');
    if (dot > inTable.lastIndexOf('/') + 1) {
      names.putIfAbsent(inTable.substring(0, dot), name);
    }
  }

  private SourceVideo video(String name, Path file, Map<String, String> names) {
    return labels
        .of(file)
        .map(
            label -> {
              String made = label.original().map(o -> names.getOrDefault(o, o)).orElse("");
              return label.fake()
                  ? new SourceVideo(file, name, "fake", made)
                  : new SourceVideo(file, name, "real", name);
            })
        .orElse(new SourceVideo(file, name, "", ""));
  }
}
