package ai.deepware.command.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String HOSTILE = "\"><script>alert('1 & 2')</script>";

  @Test
  void escapesEveryText() {
    Table table = new Table(List.of(HOSTILE), List.of(new Table.Row(HOSTILE, List.of(HOSTILE))));
    Section section = new Section(HOSTILE, table, List.of());

    String html = new Page(HOSTILE, HOSTILE, List.of(section)).html();

    assertThat(html)
        .doesNotContain("<script")
        .contains("<h1>\"&gt;&lt;script&gt;alert('1 &amp; 2')&lt;/script&gt;</h1>");
    // Title twice, introduction, heading, column, row, cell.
    assertThat(html.split("&lt;script&gt;", -1)).hasSize(1 + 7);
  }

  @Test
  void keepsAttributesClosed() {
    Picture picture = new Picture("\" onerror=\"alert(1)", "data:,\" onload=\"alert(2)");

    String html = new Page("", "", List.of(new Section("", null, List.of(picture)))).html();

    assertThat(html)
        .contains(
            "<img alt=\"&#34; onerror=&#34;alert(1)\" src=\"data:,&#34; onload=&#34;alert(2)\">");
  }

  @Test
  void isOneWholePageWithItsStyle() {
    String html = new Page("a", "b", List.of()).html();

    assertThat(html)
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n")
        .contains("<meta charset=\"utf-8\">", "<style>")
        .endsWith("</body>\n</html>\n")
        .doesNotContain("<link", "<table");
  }
}
