package ai.deepware.command.page.report;

/**
 * A piece of evidence as the page shows it.
 *
 * @param about a person or the video
 * @param when from and to
 * @param kind what was looked at
 * @param rarity how many real videos show as much
 * @param text a sentence
 */
public record EvidenceView(String about, String when, String kind, String rarity, String text) {}
