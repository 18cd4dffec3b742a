package ai.deepware.onnx.internal.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the files that an ONNX model keeps weights in beside itself: the {@code external_data} of
 * its tensors, wherever the format (onnx.proto) allows one. What is no such message names none.
 */
final class ExternalData {
  /** The messages on the way to a tensor's external data, and their fields' numbers. */
  private enum Message {
    MODEL,
    GRAPH,
    FUNCTION,
    NODE,
    ATTRIBUTE,
    SPARSE_TENSOR,
    TENSOR,
    ENTRY
  }

  private static final Map<Message, Map<Integer, Message>> FIELDS =
      Map.of(
          Message.MODEL, Map.of(7, Message.GRAPH, 25, Message.FUNCTION),
          Message.GRAPH, Map.of(1, Message.NODE, 5, Message.TENSOR, 15, Message.SPARSE_TENSOR),
          Message.FUNCTION, Map.of(7, Message.NODE),
          Message.NODE, Map.of(5, Message.ATTRIBUTE),
          Message.ATTRIBUTE,
              Map.of(
                  5, Message.TENSOR,
                  6, Message.GRAPH,
                  10, Message.TENSOR,
                  11, Message.GRAPH,
                  22, Message.SPARSE_TENSOR,
                  23, Message.SPARSE_TENSOR),
          Message.SPARSE_TENSOR, Map.of(1, Message.TENSOR, 2, Message.TENSOR),
          Message.TENSOR, Map.of(13, Message.ENTRY),
          Message.ENTRY, Map.of());

  /** As deep as protobuf itself reads. */
  private static final int MOST_DEPTH = 100;

  private final SortedSet<String> names = new TreeSet<>();

  private ExternalData() {}

  /**
   * {@return the names of the files, relative to the model's folder}
   *
   * @param model the model's bytes
   */
  static SortedSet<String> of(ByteBuffer model) {
    ExternalData found = new ExternalData();
    found.read(Message.MODEL, model.duplicate(), 0);
    return found.names;
  }

  private void read(Message message, ByteBuffer bytes, int depth) {
    String key = "";
    while (bytes.hasRemaining() && depth < MOST_DEPTH) {
      long tag = varint(bytes);
      int field = (int) (tag >>> 3);
      if ((tag & 7) != 2) {
        if (!skip((int) tag & 7, bytes)) {
          return;
        }
        continue;
      }
      long length = varint(bytes);
      if (length < 0 || length > bytes.remaining()) {
        return;
      }
      ByteBuffer value = bytes.slice(bytes.position(), (int) length);
      bytes.position(bytes.position() + (int) length);
      Message inner = FIELDS.getOrDefault(message, Map.of()).get(field);
      if (inner != null) {
        read(inner, value, depth + 1);
      } else if (message == Message.ENTRY && field == 1) {
        key = text(value);
      } else if (message == Message.ENTRY && field == 2 && key.equals("location")) {
        names.add(text(value));
      }
    }
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  private static boolean skip(int wireType, ByteBuffer bytes) {
    int length =
        switch (wireType) {
          case 0 -> {
            varint(bytes);
            yield 0;
          }
          case 1 -> 8;
          case 5 -> 4;
          default -> Integer.MAX_VALUE;
        };
    if (length > bytes.remaining()) {
      return false;
    }
    bytes.position(bytes.position() + length);
    return true;
  }

  /** -1 where there is none. */
  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < 64 && bytes.hasRemaining(); shift += 7) {
      byte next = bytes.get();
      value |= (next & 127L) << shift;
      if (next >= 0) {
        return value;
      }
    }
    return -1;
  }
}
