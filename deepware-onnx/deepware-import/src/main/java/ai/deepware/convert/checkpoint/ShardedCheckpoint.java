package ai.deepware.convert.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Several safetensors files, and a JSON index that says which tensor lies in which of them. */
final class ShardedCheckpoint extends FileCheckpoint {
  private static final int MAX_INDEX = 16 << 20;
  private static final int MAX_SHARDS = 1_000;

  private final Map<String, Checkpoint> shards = new LinkedHashMap<>();

  private ShardedCheckpoint(Path file) {
    super(file);
  }

  static Checkpoint open(Path index) throws IOException {
    return new ShardedCheckpoint(index).loaded();
  }

  @Override
  void load() throws IOException {
    if (Files.size(file()) > MAX_INDEX) {
      throw faults.tooLarge("the index has " + Files.size(file()) + " bytes");
    }
    JsonNode places = Json.parse(Files.readAllBytes(file()), faults).path("weight_map");
    if (!places.isObject()) {
      throw faults.corrupt("the index has no weight_map");
    }
    for (Map.Entry<String, JsonNode> place : places.properties()) {
      Tensor tensor = shard(place.getValue().asText()).tensors().get(place.getKey());
      if (tensor == null) {
        throw faults.corrupt(place.getValue().asText() + " lacks tensor " + place.getKey());
      }
      tensors.put(place.getKey(), tensor);
    }
  }

  private Checkpoint shard(String name) throws IOException {
    Checkpoint known = shards.get(name);
    if (known != null) {
      return known;
    }
    // A plain name only: an index must not lead to files elsewhere.
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*\\.safetensors")) {
      throw faults.forbidden("the index names a file that is no .safetensors file beside it");
    }
    if (shards.size() == MAX_SHARDS) {
      throw faults.tooLarge("the index names more than " + MAX_SHARDS + " files");
    }
    Path shard = file().resolveSibling(name);
    if (!Files.isRegularFile(shard)) {
      throw faults.truncated(name + " is missing");
    }
    Checkpoint opened = SafetensorsCheckpoint.open(shard);
    shards.put(name, opened);
    return opened;
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (Checkpoint shard : shards.values()) {
      try {
        shard.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
