package ai.deepware.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Guards the directions between modules and packages. */
class ArchitectureTest {
  private static final String FFMPEG = "ai.deepware.ffmpeg..";
  private static final String ONNX = "ai.deepware.onnx..";
  private static final String IMPORT = "ai.deepware.convert..";
  private static final String EXAMPLES = "ai.deepware.examples..";
  private static final String[] OUTSIDE_CORE = {FFMPEG, ONNX, IMPORT, EXAMPLES};
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
        .contains("ffmpeg", "onnx", "examples");
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
  void coreTouchesNothingNativeAndNoLoggingBackend() {
    classes()
        .that()
        .resideOutsideOfPackages(OUTSIDE_CORE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "ai.deepware..",
            "java..",
            "javax.imageio..",
            "org.slf4j",
            "org.jspecify.annotations",
            "org.apache.commons.math3..")
        .check(CLASSES);
  }

  @Test
  void ffmpegAndOnnxNeverMeet() {
    noClasses()
        .that()
        .resideInAPackage(FFMPEG)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ONNX, IMPORT, EXAMPLES, "ai.onnxruntime..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage(ONNX, IMPORT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FFMPEG, EXAMPLES, "org.bytedeco..")
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
  void coresPackagesFollowTheStepsOfAScan() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("model")
        .definedBy("ai.deepware.model")
        .layer("image")
        .definedBy("ai.deepware.image")
        .layer("frame")
        .definedBy("ai.deepware.frame")
        .layer("face")
        .definedBy("ai.deepware.face")
        .layer("predict")
        .definedBy("ai.deepware.predict")
        .layer("identity")
        .definedBy("ai.deepware.identity")
        .layer("strategy")
        .definedBy("ai.deepware.strategy")
        .layer("scan")
        .definedBy("ai.deepware")
        .whereLayer("model")
        .mayNotAccessAnyLayer()
        .whereLayer("image")
        .mayNotAccessAnyLayer()
        .whereLayer("frame")
        .mayOnlyAccessLayers("image", "model")
        .whereLayer("face")
        .mayOnlyAccessLayers("frame", "image", "model")
        .whereLayer("predict")
        .mayOnlyAccessLayers("face", "frame", "image", "model")
        .whereLayer("identity")
        .mayOnlyAccessLayers("predict", "face", "frame", "image", "model")
        .whereLayer("strategy")
        .mayOnlyAccessLayers("identity", "predict", "face", "frame", "image", "model")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("ai.deepware.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheImportOfCheckpointsTouchesProtobuf() {
    noClasses()
        .that()
        .resideOutsideOfPackage(IMPORT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.protobuf..", "ai.onnx.proto..", "org.tribuo..")
        .check(CLASSES);
  }

  @Test
  void nothingIsFoundByReflectionOrServiceLoaders() {
    noClasses()
        .that()
        .resideOutsideOfPackage(EXAMPLES)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.ServiceLoader")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect")
        .check(CLASSES);
  }
}
