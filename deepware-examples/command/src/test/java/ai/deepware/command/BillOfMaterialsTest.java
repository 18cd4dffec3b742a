package ai.deepware.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bill of materials has no parent, so its versions stand there a second time. */
class BillOfMaterialsTest {
  private static final Path ROOT = Path.of(System.getProperty("deepware.root", "../.."));
  private static final String BILL = "deepware-core/deepware-bom/pom.xml";

  private static String read(String pom) throws IOException {
    return Files.readString(ROOT.resolve(pom));
  }

  private static List<String> found(String regex, String text) {
    return Pattern.compile(regex).matcher(text).results().map(MatchResult::group).toList();
  }

  @Test
  void namesTheVersionsThatTheBuildUses() throws IOException {
    String root = read("pom.xml");
    List<String> versions = found("<(\\w+)\\.version>[^<]+</\\1\\.version>", read(BILL));

    assertThat(versions).isNotEmpty().allSatisfy(version -> assertThat(root).contains(version));
  }

  @Test
  void namesEveryArtifactThatOthersMayUse() throws IOException {
    String managed = "<artifactId>deepware-[^<]+</artifactId>\\s*<version>\\$\\{project.version}";
    List<String> artifacts =
        found(managed, read("pom.xml")).stream().filter(one -> !one.contains("samples")).toList();

    assertThat(artifacts).isNotEmpty();
    assertThat(found(managed, read(BILL))).containsAll(artifacts);
  }
}
