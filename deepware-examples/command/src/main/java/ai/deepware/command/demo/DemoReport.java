package ai.deepware.command.demo;

import static ai.deepware.command.cli.Lines.line;

import ai.deepware.Outcome;
import ai.deepware.ScanResult;
import ai.deepware.identity.Identity;
import ai.deepware.render.Actor;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a scan found, beside what was rendered, as a table.
 *
 * @param clip what was rendered
 * @param result what was found
 */
record DemoReport(Clip clip, ScanResult result) {
  String text() {
    Comparison comparison = Comparison.of(result, clip.scene());
    StringBuilder text = new StringBuilder();
    text.append(line("%s: %s", clip.name(), clip.description()));
    if (!result.identities().isEmpty()) {
      text.append(line("  person  faces   from     to  score  verdict    rendered"));
    }
    comparison.persons().forEach(person -> text.append(row(person)));
    missing(comparison).forEach(actor -> text.append(line("  not found: %s", rendered(actor))));
    text.append(
        line(
            "  %d of %d faces found, %d where there is none",
            comparison.found(), comparison.rendered(), comparison.strangers()));
    return text.append(line("  video: %s; rendered: %s", found(), truth())).append('\n').toString();
  }

  private String row(Comparison.Person person) {
    Identity identity =
        result.identities().stream()
            .filter(one -> one.id() == person.id())
            .findFirst()
            .orElseThrow();
    return line(
        "  %6d  %5d  %5.1f  %5.1f  %5.3f  %-9s  %s",
        person.id(),
        person.faces(),
        identity.firstSeconds(),
        identity.lastSeconds(),
        identity.score(),
        identity.verdict(),
        person.actor() < 0 ? "nobody" : rendered(person.actor()) + others(person));
  }

  private static String others(Comparison.Person person) {
    int wrong = person.faces() - person.right();
    return wrong == 0 ? "" : "; " + wrong + " faces are not this person's";
  }

  private List<Integer> missing(Comparison comparison) {
    return IntStream.range(0, clip.scene().actors().size())
        .filter(actor -> comparison.persons().stream().noneMatch(person -> person.actor() == actor))
        .boxed()
        .toList();
  }

  private String rendered(int number) {
    Actor actor = clip.scene().actors().get(number);
    return String.format(
        Locale.ROOT,
        "person %d, %s, from %.1f to %.1f s",
        number,
        actor.swapped() == null ? "real" : "with another one's face",
        actor.from(),
        Math.min(actor.to(), clip.seconds()));
  }

  private String found() {
    return result.outcome() == Outcome.SCORED
        ? String.format(
            Locale.ROOT,
            "score %.3f, %s",
            result.score().orElseThrow(),
            result.verdict().orElseThrow())
        : result.outcome().toString();
  }

  private String truth() {
    List<Actor> actors = clip.scene().actors();
    if (actors.isEmpty()) {
      return "nobody";
    }
    return actors.stream().anyMatch(actor -> actor.swapped() != null) ? "fake" : "real";
  }
}
