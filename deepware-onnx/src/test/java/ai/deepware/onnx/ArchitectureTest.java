package ai.deepware.onnx;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The plan of this artifact: one package for applications, three behind it. */
class ArchitectureTest {
  private static final String ROOT = "ai.deepware.onnx";
  private static final String RUNTIME = ROOT + ".internal.runtime";
  private static final List<String> DETECTORS =
      List.of(ROOT + ".internal.mtcnn", ROOT + ".internal.yunet");
  private static final int MOST_CLASSES = 30;
  private static final JavaClasses CLASSES = classes();

  private static JavaClasses classes() {
    try {
      Path here =
          Path.of(OnnxModels.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new ClassFileImporter()
          .importLocations(List.of(Location.of(here)))
          .that(
              DescribedPredicate.describe(
                  "of this artifact", type -> type.getPackageName().startsWith(ROOT)));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsInternalKnowsNothingOfWhatIsPublic() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".internal..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(CLASSES);
  }

  @Test
  void theRuntimeKnowsNoDetectorAndDetectorsNotEachOther() {
    noClasses()
        .that()
        .resideInAPackage(RUNTIME)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DETECTORS.toArray(String[]::new))
        .check(CLASSES);
    slices().matching("ai.deepware.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheRuntimeTouchesOnnxRuntime() {
    noClasses()
        .that()
        .resideOutsideOfPackage(RUNTIME)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.onnxruntime..")
        .check(CLASSES);
  }

  @Test
  void nobodyFindsHisWayThroughLargePackages() {
    Map<String, Long> sizes =
        CLASSES.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(groupingBy(JavaClass::getPackageName, counting()));

    assertThat(sizes.keySet()).contains(ROOT, RUNTIME).containsAll(DETECTORS);
    assertThat(sizes.values()).allMatch(size -> size <= MOST_CLASSES);
  }
}
