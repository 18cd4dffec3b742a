package ai.deepware.command.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;

/**
 * A page with a heading, a text and sections.
 *
 * @param title the heading, and the title of the window
 * @param introduction what the numbers mean
 * @param sections from top to bottom
 */
public record Page(String title, String introduction, List<Section> sections) {
  /** Copies the list. */
  public Page {
    sections = List.copyOf(sections);
  }

  /** {@return the page as HTML, with every text escaped} */
  @SuppressWarnings("NullAway") // Without an interceptor of tags, which templates take as null.
  public String html() {
    StringOutput text = new StringOutput();
    JtepageGenerated.render(new OwaspHtmlTemplateOutput(text), null, this);
    return text.toString().strip() + "\n";
  }
}
