package ai.deepware.command.page.report;

import java.util.List;

/**
 * One video as the page shows it. All texts are printable, and escaped by the template.
 *
 * @param name the video's name
 * @param answer what became of it
 * @param score with three digits, empty where there is none
 * @param levels what counts as real and as fake, empty where nothing was scored
 * @param coverage how much was looked at, or at which step it failed and why
 * @param seen the same in a few words
 * @param warnings what a reader must know
 * @param reasons why the answer is what it is
 * @param persons who was seen
 * @param hidden how many more persons there are, whose scores are not above those shown
 * @param others pictures of faces of no person
 * @param evidence what analyzers have to say
 * @param appendix what it takes to repeat the scan
 */
public record VideoView(
    String name,
    Answer answer,
    String score,
    String levels,
    String coverage,
    String seen,
    List<String> warnings,
    List<String> reasons,
    List<PersonView> persons,
    int hidden,
    List<Thumbnail> others,
    List<EvidenceView> evidence,
    List<Facts> appendix) {
  /** Copies the lists. */
  public VideoView {
    warnings = List.copyOf(warnings);
    reasons = List.copyOf(reasons);
    persons = List.copyOf(persons);
    others = List.copyOf(others);
    evidence = List.copyOf(evidence);
    appendix = List.copyOf(appendix);
  }
}
