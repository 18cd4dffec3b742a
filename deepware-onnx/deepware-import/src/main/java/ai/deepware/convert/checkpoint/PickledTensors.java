package ai.deepware.convert.checkpoint;

import ai.deepware.convert.checkpoint.PickleValue.Dict;
import ai.deepware.convert.checkpoint.PickleValue.View;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the tensors of nested dictionaries under names joined by dots. */
final class PickledTensors {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_ENTRIES = 200_000;
  private static final int MAX_NAME = 1_000;

  private final FileFaults faults;
  private final Map<String, View> found = new LinkedHashMap<>();
  private int visited;

  private PickledTensors(FileFaults faults) {
    this.faults = faults;
  }

  /** Returns the tensors of a pickle's outermost value. */
  static Map<String, View> of(Object root, FileFaults faults) {
    if (!(root instanceof Dict dict)) {
      throw faults.unsupported("the pickle holds no dictionary of tensors");
    }
    PickledTensors collector = new PickledTensors(faults);
    collector.collect("", dict, 1);
    return collector.found;
  }

  private void collect(String prefix, Dict dict, int depth) {
    if (depth > MAX_DEPTH) {
      throw faults.corrupt("dictionaries are nested too deeply, or hold themselves");
    }
    for (Map.Entry<Object, Object> entry : dict.entries().entrySet()) {
      if (++visited > MAX_ENTRIES) {
        throw faults.tooLarge("the dictionaries hold more than " + MAX_ENTRIES + " entries");
      }
      if (entry.getValue() instanceof Dict nested) {
        collect(name(prefix, entry.getKey()) + ".", nested, depth + 1);
      } else if (entry.getValue() instanceof View view
          && found.put(name(prefix, entry.getKey()), view) != null) {
        throw faults.corrupt("two tensors are called " + name(prefix, entry.getKey()));
      }
    }
  }

  private String name(String prefix, Object key) {
    String name = prefix + key;
    if (name.length() > MAX_NAME) {
      throw faults.corrupt("a tensor has a name of " + name.length() + " characters");
    }
    return name;
  }
}
