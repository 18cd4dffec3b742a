package ai.deepware.convert.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads the small JSON texts beside and within files of weights. */
final class Json {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private Json() {}

  /** Parses an object; Jackson bounds its depth and the length of its texts and numbers. */
  static JsonNode parse(byte[] text, FileFaults faults) {
    try {
      JsonNode node = READER.readTree(text);
      if (!node.isObject()) {
        throw faults.corrupt("the JSON text is no object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw faults.corrupt("the JSON text is malformed: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw faults.corrupt("the JSON text cannot be read", e);
    }
  }

  static long[] longs(JsonNode array, FileFaults faults) {
    long[] result = new long[array.size()];
    for (int i = 0; i < result.length; i++) {
      JsonNode number = array.path(i);
      if (!array.isArray() || !number.isIntegralNumber() || !number.canConvertToLong()) {
        throw faults.corrupt("the JSON text holds " + array.getNodeType() + " for whole numbers");
      }
      result[i] = number.longValue();
    }
    return result;
  }
}
