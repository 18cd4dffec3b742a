package ai.deepware.convert.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file: the length of a JSON header (8 bytes, little-endian), the header, then the
 * tensors in row-major order without gaps.
 */
final class SafetensorsCheckpoint extends FileCheckpoint {
  private static final int MAX_HEADER = 16 << 20;
  private static final Map<String, ElementType> TYPES =
      Map.of(
          "F64", ElementType.FLOAT64,
          "F32", ElementType.FLOAT32,
          "F16", ElementType.FLOAT16,
          "BF16", ElementType.BFLOAT16,
          "I64", ElementType.INT64,
          "I32", ElementType.INT32,
          "I16", ElementType.INT16,
          "I8", ElementType.INT8,
          "U8", ElementType.UINT8,
          "BOOL", ElementType.BOOL);

  private final FileChannel channel;

  private SafetensorsCheckpoint(Path file, FileChannel channel) {
    super(file);
    this.channel = channel;
  }

  static Checkpoint open(Path file) throws IOException {
    return new SafetensorsCheckpoint(file, FileChannel.open(file)).loaded();
  }

  /** Where a tensor lies, in bytes behind the header. */
  private record Place(String name, JsonNode entry, long begin, long end) {}

  @Override
  void load() throws IOException {
    long size = channel.size();
    FileStorage whole = new FileStorage(channel, 0, size, faults);
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    whole.read(0, length);
    long header = length.getLong(0);
    if (header < 2 || header > MAX_HEADER) {
      throw faults.tooLarge("the header has " + Long.toUnsignedString(header) + " bytes");
    }
    byte[] json = new byte[(int) Math.min(header, size - Long.BYTES)];
    if (json.length < header) {
      throw faults.truncated("the file ends within the header");
    }
    whole.read(Long.BYTES, ByteBuffer.wrap(json));
    List<Place> places = places(Json.parse(json, faults));
    checkGapless(places, size - Long.BYTES - header);
    for (Place place : places) {
      tensors.put(place.name(), tensor(place, Long.BYTES + header));
    }
  }

  private List<Place> places(JsonNode header) {
    List<Place> places = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        long[] offsets = Json.longs(entry.getValue().path("data_offsets"), faults);
        if (offsets.length != 2) {
          throw faults.corrupt("tensor " + entry.getKey() + " has no place");
        }
        places.add(new Place(entry.getKey(), entry.getValue(), offsets[0], offsets[1]));
      }
    }
    return places;
  }

  private void checkGapless(List<Place> places, long size) {
    List<Place> sorted = new ArrayList<>(places);
    sorted.sort(Comparator.comparingLong(Place::begin).thenComparingLong(Place::end));
    long at = 0;
    for (Place place : sorted) {
      if (place.begin() != at || place.end() < at) {
        throw faults.corrupt("tensor " + place.name() + " leaves a gap or overlaps another");
      }
      at = place.end();
    }
    if (at > size) {
      throw faults.truncated("the tensors have " + at + " bytes, the file holds " + size);
    }
    if (at < size) {
      throw faults.corrupt((size - at) + " bytes of the file belong to no tensor");
    }
  }

  private Tensor tensor(Place place, long dataStart) {
    String dtype = place.entry().path("dtype").asText();
    ElementType type = TYPES.get(dtype);
    if (type == null) {
      throw faults.unsupported("tensor " + place.name() + " is of type " + dtype);
    }
    long bytes = place.end() - place.begin();
    Storage storage = new FileStorage(channel, dataStart + place.begin(), bytes, faults);
    long[] dims = Json.longs(place.entry().path("shape"), faults);
    StoredTensor tensor = StoredTensor.contiguous(storage, type, dims, faults);
    if (tensor.count() * (long) type.bytes() != bytes) {
      throw faults.corrupt("tensor " + place.name() + " has " + bytes + " bytes");
    }
    return tensor;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
