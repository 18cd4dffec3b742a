package ai.deepware.command;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.annotation.CanIgnoreReturnValue;
import ai.deepware.annotation.CheckReturnValue;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guards the directions between modules and packages. */
class ArchitectureTest {
  private static final String FFMPEG = "ai.deepware.ffmpeg..";
  private static final String ONNX = "ai.deepware.onnx..";
  private static final String MODELS = "ai.deepware.models..";
  private static final String IMPORT = "ai.deepware.convert..";
  private static final String COMMAND = "ai.deepware.command..";
  private static final String RENDER = "ai.deepware.render..";
  private static final String SAMPLES = "ai.deepware.samples..";
  private static final String CONTRACT = "ai.deepware.contract..";
  private static final String[] EVALUATION = {
    "ai.deepware.evaluation..",
    "ai.deepware.dataset..",
    "ai.deepware.augment..",
    "ai.deepware.picture.."
  };
  private static final String[] OUTSIDE_CORE =
      Stream.concat(
              Stream.of(FFMPEG, ONNX, MODELS, IMPORT, COMMAND, RENDER, SAMPLES, CONTRACT),
              Stream.of(EVALUATION))
          .toArray(String[]::new);
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("ai.deepware");

  @Test
  void seesAllModules() {
    assertThat(
            CLASSES.stream()
                .map(type -> type.getPackageName().split("\\.", 4))
                .filter(name -> name.length > 2)
                .map(name -> name[2]))
        .contains("image", "frame", "face", "predict", "identity", "strategy")
        .contains("evaluation", "ffmpeg", "onnx", "render", "command");
  }

  @Test
  void coreKnowsNoOtherModule() {
    noClasses()
        .that()
        .resideOutsideOfPackages(OUTSIDE_CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(OUTSIDE_CORE)
        .check(CLASSES);
  }

  @Test
  void coreTouchesNothingNativeNoDesktopAndNoLoggingBackend() {
    classes()
        .that()
        .resideOutsideOfPackages(OUTSIDE_CORE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "ai.deepware..",
            "java.io..",
            "java.lang..",
            "java.math..",
            "java.net..",
            "java.nio..",
            "java.security..",
            "java.text..",
            "java.time..",
            "java.util..",
            "jdk.jfr",
            "org.slf4j",
            "org.jspecify.annotations")
        .check(CLASSES);
  }

  @Test
  void evaluationContractsAndRenderedHeadsKnowCoreAlone() {
    for (String[] artifact : new String[][] {EVALUATION, {CONTRACT}, {RENDER}}) {
      noClasses()
          .that()
          .resideInAnyPackage(artifact)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(OUTSIDE_CORE).and(not(resideInAnyPackage(artifact))))
          .check(CLASSES);
    }
  }

  @Test
  void whatAScanRunsNeedsNoDesktop() {
    noClasses()
        .that()
        .resideInAnyPackage(FFMPEG, ONNX)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.imageio..", EVALUATION[0], EVALUATION[3])
        .check(CLASSES);
  }

  @Test
  void weightsNeedNothing() {
    noClasses()
        .that()
        .resideInAPackage(MODELS)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("ai.deepware..").and(not(resideInAnyPackage(MODELS))))
        .check(CLASSES);
  }

  @Test
  void ffmpegAndOnnxNeverMeet() {
    noClasses()
        .that()
        .resideInAPackage(FFMPEG)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ONNX, IMPORT, COMMAND, "ai.onnxruntime..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage(ONNX, IMPORT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FFMPEG, COMMAND, "org.bytedeco..")
        .check(CLASSES);
  }

  @Test
  void scansNeedNoImporter() {
    noClasses()
        .that()
        .resideInAPackage(ONNX)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(IMPORT)
        .check(CLASSES);
  }

  @Test
  void nobodyElseTouchesTheInternalsOfFfmpeg() {
    noClasses()
        .that()
        .resideOutsideOfPackage(FFMPEG)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.deepware.ffmpeg.internal..")
        .check(CLASSES);
  }

  @Test
  void coresPackagesFollowTheStepsOfAScan() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("model")
        .definedBy("ai.deepware.model")
        .layer("image")
        .definedBy("ai.deepware.image")
        .layer("neighbors")
        .definedBy("ai.deepware.neighbors")
        .layer("frame")
        .definedBy("ai.deepware.frame")
        .layer("face")
        .definedBy("ai.deepware.face")
        .layer("predict")
        .definedBy("ai.deepware.predict")
        .layer("identity")
        .definedBy("ai.deepware.identity")
        .layer("evidence")
        .definedBy("ai.deepware.evidence..")
        .layer("strategy")
        .definedBy("ai.deepware.strategy")
        .layer("scan")
        .definedBy("ai.deepware")
        .whereLayer("model")
        .mayNotAccessAnyLayer()
        .whereLayer("image")
        .mayNotAccessAnyLayer()
        .whereLayer("neighbors")
        .mayNotAccessAnyLayer()
        .whereLayer("frame")
        .mayOnlyAccessLayers("image", "model")
        .whereLayer("face")
        .mayOnlyAccessLayers("frame", "image", "model")
        .whereLayer("predict")
        .mayOnlyAccessLayers("face", "frame", "image", "model")
        .whereLayer("identity")
        .mayOnlyAccessLayers("predict", "face", "frame", "image", "model", "neighbors")
        .whereLayer("evidence")
        .mayOnlyAccessLayers("identity", "predict", "face", "frame", "image", "model")
        .whereLayer("strategy")
        .mayOnlyAccessLayers("evidence", "identity", "predict", "face", "frame", "image", "model")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("ai.deepware.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** What runs one scan knows neither batches nor JSON. */
  @Test
  void batchesAndJsonStandOnTheScanner() {
    noClasses()
        .that()
        .resideInAnyPackage("ai.deepware", "ai.deepware.frame..", "ai.deepware.face..")
        .or()
        .resideInAnyPackage("ai.deepware.predict..", "ai.deepware.identity..")
        .or()
        .resideInAnyPackage("ai.deepware.strategy..", "ai.deepware.image..", "ai.deepware.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.deepware.batch..", "ai.deepware.json..")
        .check(CLASSES);
  }

  /** To forget what a scan found is a mistake that Error Prone then shows; to chain is not. */
  @Test
  void resultsOfTheInterfaceMustBeUsedButThoseOfBuildersNeedNot() {
    for (String name :
        List.of(
            "ai.deepware",
            "ai.deepware.batch",
            "ai.deepware.evidence",
            "ai.deepware.face",
            "ai.deepware.ffmpeg",
            "ai.deepware.ffmpeg.isolated",
            "ai.deepware.frame",
            "ai.deepware.identity",
            "ai.deepware.onnx",
            "ai.deepware.predict",
            "ai.deepware.strategy")) {
      assertThat(CLASSES.getPackage(name).isAnnotatedWith(CheckReturnValue.class))
          .as(name)
          .isTrue();
    }
    for (JavaClass type : CLASSES) {
      if (type.getModifiers().contains(JavaModifier.PUBLIC)
          && type.getPackage().isAnnotatedWith(CheckReturnValue.class)
          && type.getSimpleName().endsWith("Builder")) {
        assertThat(type.getMethods())
            .as(type.getName())
            .filteredOn(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .allSatisfy(
                method ->
                    assertThat(method.isAnnotatedWith(CanIgnoreReturnValue.class))
                        .as(method.getName())
                        .isEqualTo(method.getRawReturnType().equals(type)));
      }
    }
  }

  @Test
  void noPackageIsTooLargeToOversee() {
    Map<String, Long> sizes =
        CLASSES.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getPackageName, counting()));

    assertThat(sizes).containsKey("ai.deepware");
    assertThat(sizes).allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(30));
  }

  @Test
  void onlyTheImportOfCheckpointsTouchesProtobuf() {
    noClasses()
        .that()
        .resideOutsideOfPackage(IMPORT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.protobuf..", "ai.deepware.convert.onnx..")
        .check(CLASSES);
  }

  @Test
  void chartsNeedNoInternalsOfTheirLibrary() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.knowm.xchart.internal..")
        .check(CLASSES);
  }

  @Test
  void nothingIsFoundByReflectionOrServiceLoaders() {
    noClasses()
        .that()
        .resideOutsideOfPackage(COMMAND)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.ServiceLoader")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect")
        .check(CLASSES);
  }
}
