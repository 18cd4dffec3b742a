package ai.deepware.ffmpeg;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Guards the plan of this module's packages. */
class PackagesTest {
  private static final String ROOT = "ai.deepware.ffmpeg";
  private static final String ISOLATED = ROOT + ".isolated";
  private static final String SHARED = ROOT + ".internal";
  private static final String CONTAINER = SHARED + ".container";
  private static final String BITSTREAM = SHARED + ".bitstream";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(FfmpegFrameSource.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void internalPackagesDependOnNoPublicOne() {
    noClasses()
        .that()
        .resideInAPackage(SHARED + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT, ISOLATED)
        .check(CLASSES);
  }

  @Test
  void containersAndBitstreamsAreReachedFromTheDecoderAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, CONTAINER)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CONTAINER)
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, BITSTREAM)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BITSTREAM)
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("ai.deepware.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void aPackageHasThirtyClassesAtMost() {
    Map<String, Long> sizes =
        CLASSES.stream()
            .filter(type -> type.getPackageName().startsWith(ROOT))
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

    assertThat(sizes)
        .hasSize(5)
        .allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(30L));
  }
}
