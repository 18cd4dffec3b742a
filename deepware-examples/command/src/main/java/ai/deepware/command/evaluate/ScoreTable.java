package ai.deepware.command.evaluate;

import ai.deepware.command.cli.FileNames;
import ai.deepware.command.csv.CsvRow;
import ai.deepware.command.csv.CsvTable;
import ai.deepware.evaluation.Evaluator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores that exist already, in a CSV file with the columns {@code file}, {@code label} and {@code
 * score}, and optionally {@code dataset} and {@code model}. A row whose score is empty or NaN has
 * none. Without a data set a row belongs to {@code all}, without a model to that of the file's
 * name.
 */
final class ScoreTable {
  private static final List<String> COLUMNS = List.of("file", "label", "score");
  private static final String ALL = "all";

  private record Key(String dataset, String model) {}

  private record Row(Key key, Sample sample) {}

  private ScoreTable() {}

  /** One entry per data set and model, in order of their first rows. */
  static List<Entry> read(Path file, Evaluator evaluator) {
    String model = FileNames.stem(file);
    Map<Key, List<Sample>> samples = new LinkedHashMap<>();
    for (Row row : CsvTable.read(file, COLUMNS, line -> row(line, model))) {
      samples.computeIfAbsent(row.key, key -> new ArrayList<>()).add(row.sample);
    }
    List<Entry> entries = new ArrayList<>();
    samples.forEach(
        (key, rows) ->
            entries.add(Entry.of(key.dataset, key.model, Level.VIDEO, rows, evaluator, List.of())));
    return entries;
  }

  private static Row row(CsvRow row, String model) {
    Key key = new Key(row.find("dataset").orElse(ALL), row.find("model").orElse(model));
    String video = row.text("file");
    boolean fake = row.fake("label");
    String score = row.find("score").orElse("NaN");
    return new Row(
        key,
        score.equalsIgnoreCase("NaN")
            ? Sample.without(video, fake, Fate.UNKNOWN)
            : new Sample(video, fake, score(row, score), Fate.SCORED));
  }

  private static double score(CsvRow row, String text) {
    double score;
    try {
      score = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw row.error("score is no number: " + text);
    }
    if (!(score >= 0 && score <= 1)) {
      throw row.error("score must be in [0,1], 1 = fake: " + text);
    }
    return score;
  }
}
