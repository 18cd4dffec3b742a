package ai.deepware.command.scan;

import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.VideoEnding;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The files that a list of paths stands for, in order: a folder stands for the videos in it, known
 * by their extensions, its subfolders included, sorted by name; anything else stands for itself.
 *
 * <p>Lazy: of the folders only the videos and subfolders of those on the way to the current file
 * are in memory. Links to files are followed, links to folders only where named.
 */
public final class Videos implements Iterator<Candidate> {
  /** Why a folder yields nothing, or not all of its files. */
  public enum Trouble {
    /** It cannot be read. */
    UNREADABLE("folder cannot be read"),
    /** It holds no video, nor do its subfolders. */
    NO_VIDEOS("no video files in this folder"),
    /** Beside videos it holds files whose endings are no video's. */
    OTHER_FILES("files without a video's ending are left out; name them to have them scanned");

    private final String message;

    Trouble(String message) {
      this.message = message;
    }

    /** {@return what is wrong, for people} */
    public String message() {
      return message;
    }
  }

  private final Iterator<Candidate> named;
  private final BiConsumer<Path, Trouble> trouble;
  private final Deque<Iterator<Path>> folders = new ArrayDeque<>();
  private @Nullable Candidate next;
  private @Nullable Path root;
  private boolean rootHasVideos;
  private boolean rootHasOthers;

  /**
   * Makes the iterator.
   *
   * @param named what the user named
   * @param trouble hears of folders that cannot be read, or hold no video, or not only videos
   */
  public Videos(Iterator<Candidate> named, BiConsumer<Path, Trouble> trouble) {
    this.named = named;
    this.trouble = trouble;
  }

  @Override
  public boolean hasNext() {
    while (next == null && (!folders.isEmpty() || named.hasNext())) {
      if (folders.isEmpty()) {
        start(named.next());
      } else {
        advance(folders.getLast());
      }
    }
    return next != null;
  }

  private void start(Candidate candidate) {
    Path path = candidate.file();
    if (path != null && Files.isDirectory(path)) {
      root = path;
      rootHasVideos = false;
      rootHasOthers = false;
      enter(path);
    } else {
      next = candidate;
    }
  }

  private void advance(Iterator<Path> folder) {
    if (!folder.hasNext()) {
      folders.removeLast();
      if (folders.isEmpty() && root != null && !(rootHasVideos && !rootHasOthers)) {
        trouble.accept(root, rootHasVideos ? Trouble.OTHER_FILES : Trouble.NO_VIDEOS);
      }
      return;
    }
    Path path = folder.next();
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      enter(path);
    } else if (isVideo(path) && !Files.isDirectory(path)) {
      rootHasVideos = true;
      next = Candidate.of(path);
    }
  }

  private void enter(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path path : stream) {
        if (isVideo(path) || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          entries.add(path);
        } else if (!rootHasOthers) {
          rootHasOthers = isOther(path);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      rootHasVideos = true;
      trouble.accept(folder, Trouble.UNREADABLE);
      if (folders.isEmpty()) {
        return;
      }
    }
    Collections.sort(entries);
    folders.addLast(entries.iterator());
  }

  private static boolean isOther(Path path) {
    return Files.isRegularFile(path) && !FileNames.stem(path).startsWith(".");
  }

  /**
   * Knows videos by their extensions.
   *
   * @param path any path
   * @return whether its name ends like a video's
   */
  public static boolean isVideo(Path path) {
    return VideoEnding.isOf(path);
  }

  @Override
  public Candidate next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Candidate found = next;
    next = null;
    return found;
  }
}
