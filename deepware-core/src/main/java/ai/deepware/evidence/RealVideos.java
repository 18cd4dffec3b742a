package ai.deepware.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What real videos show of one measure: a line through other measures of the same face, which stand
 * for the video's quality, and how far each of the real videos was off it. Immutable.
 */
final class RealVideos {
  private record Line(double weight, double least, double most) {}

  private final String measure;
  private final double sign;
  private final double intercept;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final double[] excess;

  /**
   * @param kind the kind of evidence
   * @param table as {@code fit_evidence.py} writes it
   * @throws IllegalArgumentException if the table is none
   */
  RealVideos(String kind, Properties table) {
    measure = text(table, kind + ".measure");
    sign = number(table, kind + ".sign");
    intercept = number(table, kind + ".intercept");
    for (String other : text(table, kind + ".given").split(",", -1)) {
      lines.put(
          other,
          new Line(
              number(table, kind + "." + other),
              number(table, kind + "." + other + ".least"),
              number(table, kind + "." + other + ".most")));
    }
    excess =
        Arrays.stream(text(table, kind + ".excess").split(",", -1))
            .mapToDouble(Double::parseDouble)
            .sorted()
            .toArray();
  }

  static RealVideos bundled(String kind) {
    Properties table = new Properties();
    try (InputStream in = RealVideos.class.getResourceAsStream("evidence.properties")) {
      if (in == null) {
        throw new IllegalStateException("evidence.properties was left out when this was packed");
      }
      table.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RealVideos(kind, table);
  }

  private static String text(Properties table, String key) {
    String value = table.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException("no " + key);
    }
    return value;
  }

  private static double number(Properties table, String key) {
    return Double.parseDouble(text(table, key));
  }

  /** {@return how many real videos this stands on} */
  int count() {
    return excess.length;
  }

  /** {@return the name of the measure} */
  String measure() {
    return measure;
  }

  /** {@return what the measure would be in a real video that is otherwise the same} */
  double expected(Map<String, Double> values) {
    double sum = intercept;
    for (Map.Entry<String, Line> other : lines.entrySet()) {
      sum += other.getValue().weight() * values.getOrDefault(other.getKey(), Double.NaN);
    }
    return sum;
  }

  /**
   * {@return the share of real videos of like quality that show as much, at least one of so many
   * more than there were; empty where there were none of like quality}
   */
  Optional<Double> rarity(Map<String, Double> values) {
    for (Map.Entry<String, Line> other : lines.entrySet()) {
      double value = values.getOrDefault(other.getKey(), Double.NaN);
      if (!(value >= other.getValue().least() && value <= other.getValue().most())) {
        return Optional.empty();
      }
    }
    double own = sign * (values.getOrDefault(measure, Double.NaN) - expected(values));
    long asMuch = Arrays.stream(excess).filter(real -> real >= own).count();
    return Optional.of((asMuch + 1.0) / (excess.length + 1));
  }
}
