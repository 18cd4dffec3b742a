package ai.deepware.ffmpeg;

import ai.deepware.frame.VideoInfo;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of the programs and devices that wrote it. Nothing else is read: titles, places
 * and names are nobody's business.
 */
final class ContainerTags {
  private static final List<String> OF_FILE =
      List.of(
          "major_brand",
          "compatible_brands",
          "encoder",
          "creation_time",
          "com.android.version",
          "com.android.manufacturer",
          "com.android.model",
          "com.apple.quicktime.make",
          "com.apple.quicktime.model",
          "com.apple.quicktime.software");
  private static final List<String> OF_STREAM = List.of("handler_name", "encoder", "vendor_id");
  private static final int MOST_BYTES = 4 * VideoInfo.MOST_CHARACTERS;

  private ContainerTags() {}

  static Map<String, String> of(AVFormatContext file, AVStream stream) {
    Map<String, String> tags = new LinkedHashMap<>();
    add(tags, "", file.metadata(), OF_FILE);
    add(tags, "video.", stream.metadata(), OF_STREAM);
    return tags;
  }

  private static void add(
      Map<String, String> tags,
      String prefix,
      @Nullable AVDictionary dictionary,
      List<String> names) {
    for (String name : names) {
      AVDictionaryEntry entry = avutil.av_dict_get(dictionary, name, null, 0);
      if (entry != null && !entry.isNull()) {
        String text = text(entry.value());
        if (!text.isBlank()) {
          tags.put(prefix + name, text);
        }
      }
    }
  }

  /** Up to the end of the text, or of what is kept of it. */
  private static String text(BytePointer value) {
    int length = 0;
    while (length < MOST_BYTES && value.get(length) != 0) {
      length++;
    }
    byte[] bytes = new byte[length];
    value.get(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    return text.substring(0, Math.min(text.length(), VideoInfo.MOST_CHARACTERS));
  }
}
