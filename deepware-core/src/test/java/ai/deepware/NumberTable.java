package ai.deepware;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Tables of numbers in the test resources: a row per line, lines that start with # left out. */
public final class NumberTable {
  private NumberTable() {}

  /**
   * {@return the rows of a table, at least one}
   *
   * @param name the file's name
   */
  public static List<double[]> rows(String name) {
    try (InputStream in = NumberTable.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no table " + name);
      }
      List<double[]> rows =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(NumberTable::numbers)
              .toList();
      if (rows.isEmpty()) {
        throw new IllegalArgumentException("table " + name + " is empty");
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
