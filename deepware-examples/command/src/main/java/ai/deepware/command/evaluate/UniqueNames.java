package ai.deepware.command.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives every name out once: one that was there before gets a number, as in {@code net (2)}. */
public final class UniqueNames {
  private final Set<List<Object>> given = new HashSet<>();

  /** Starts with no name given. */
  public UniqueNames() {}

  /**
   * Gives a name out.
   *
   * @param name the wanted one
   * @param place what the name must be the only one in, none for everywhere
   * @return the name, or that name with a number
   */
  public String of(String name, Object... place) {
    String unique = name;
    for (int number = 2; !given.add(key(unique, place)); number++) {
      unique = name + " (" + number + ")";
    }
    return unique;
  }

  private static List<Object> key(String name, Object... place) {
    List<Object> key = new ArrayList<>(List.of(place));
    key.add(name);
    return key;
  }
}
