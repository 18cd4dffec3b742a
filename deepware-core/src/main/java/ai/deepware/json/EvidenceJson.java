package ai.deepware.json;

import ai.deepware.evidence.Evidence;
import ai.deepware.face.Box;
import java.io.IOException;
import java.util.List;

/** Writes what stands beside the score. */
final class EvidenceJson {
  private EvidenceJson() {}

  static void write(JsonWriter json, List<Evidence> evidence) throws IOException {
    json.name("evidence").open('[');
    for (Evidence one : evidence) {
      write(json, one);
    }
    json.close(']');
  }

  private static void write(JsonWriter json, Evidence one) throws IOException {
    json.open('{').name("kind").text(one.kind()).name("identity");
    if (one.identity().isPresent()) {
      json.number(one.identity().getAsInt());
    } else {
      json.nothing();
    }
    json.name("from").number(one.from()).name("to").number(one.to()).name("box");
    if (one.box().isPresent()) {
      box(json, one.box().get());
    } else {
      json.nothing();
    }
    json.name("rarity").number(one.rarity().orElse(Double.NaN)).name("values").open('{');
    for (var value : one.values().entrySet()) {
      json.name(value.getKey()).number(value.getValue());
    }
    json.close('}').name("text").text(one.text()).name("abstained");
    if (one.abstention().isPresent()) {
      json.text(ScanJson.camelCase(one.abstention().get()));
    } else {
      json.nothing();
    }
    json.close('}');
  }

  static void box(JsonWriter json, Box box) throws IOException {
    json.open('{').name("x").number(box.x()).name("y").number(box.y());
    json.name("width").number(box.width()).name("height").number(box.height()).close('}');
  }
}
