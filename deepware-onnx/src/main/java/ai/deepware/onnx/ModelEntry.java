package ai.deepware.onnx;

import ai.deepware.ModelException;
import ai.deepware.onnx.internal.runtime.Closing;
import ai.deepware.onnx.internal.runtime.ModelFile;
import ai.deepware.onnx.internal.runtime.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A model file, what it is for, and what is said of it outside of it. */
record ModelEntry(String stem, String role, ModelFile file, Map<String, String> description) {

  static ModelEntry of(String role, Path file, Map<String, String> description) {
    return new ModelEntry(role, role, ModelFile.of(file), Map.copyOf(description));
  }

  static ModelEntry of(BundledModel model) {
    return new ModelEntry(model.stem(), model.role(), model.modelFile(), Map.of());
  }

  /**
   * Everything known of the model: of a known file, then what stands in it, then the description.
   */
  ModelMetadata metadata(Map<String, String> inFile) {
    ModelMetadata all =
        ModelMetadata.of(file.name(), KnownModels.describe(file.sha256()))
            .overriddenBy(inFile)
            .overriddenBy(description);
    all.text(ModelMetadata.ROLE)
        .filter(said -> !said.equals(role))
        .ifPresent(
            said -> {
              throw new ModelException(file.name(), "is for the role " + said + ", not " + role);
            });
    return all;
  }

  <T> T open(OnnxOptions options, BiFunction<Network, ModelMetadata, T> maker) {
    Network network = Network.open(file, role, options.session());
    try {
      return maker.apply(network, metadata(network.metadata()));
    } catch (RuntimeException | Error e) {
      Closing.closeAll(List.of(network), e);
      throw e;
    }
  }
}
