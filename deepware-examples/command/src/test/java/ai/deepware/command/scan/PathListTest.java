package ai.deepware.command.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PathListTest {
  private static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    new PathList(new ByteArrayInputStream(list.getBytes(UTF_8)))
        .forEachRemaining(path -> names.add(path.name()));
    return names;
  }

  @Test
  @Timeout(60)
  void endsWhereAListNeverDoes() {
    for (int b : new int[] {0, '\n', 'a'}) {
      PathList list = new PathList(endless(b));
      assertThatThrownBy(list::hasNext).hasMessageContaining("is no list of names");
    }
  }

  private static InputStream endless(int b) {
    return new InputStream() {
      @Override
      public int read() {
        return b;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        Arrays.fill(target, offset, offset + length, (byte) b);
        return length;
      }
    };
  }

  @Test
  void readsOneNameALine() {
    assertThat(names("a.mp4\n\n視 b.mp4\r\n#c.mp4")).containsExactly("a.mp4", "視 b.mp4", "#c.mp4");
  }

  @Test
  void readsNamesWithLineEndsWhereNulSeparatesThem() {
    assertThat(names("a\0b\nc\0")).containsExactly("a", "b\nc");
  }

  @Test
  void readsAnEmptyList() {
    assertThat(names("")).isEmpty();
  }

  @Test
  void cutsNamesThatAreLongerThanAnyFiles() {
    assertThat(names("x".repeat(1 << 20) + "\nb.mp4"))
        .hasSize(2)
        .allSatisfy(name -> assertThat(name).hasSizeLessThan(1 << 18))
        .endsWith("b.mp4");
  }

  @Test
  void keepsNamesThatNoFileCanHave() {
    assertThat(names("a\nb\0c")).containsExactly("a", "b\0c");
  }
}
