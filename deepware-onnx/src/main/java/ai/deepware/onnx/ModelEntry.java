package ai.deepware.onnx;

import ai.deepware.ModelException;
import ai.deepware.onnx.internal.runtime.Closing;
import ai.deepware.onnx.internal.runtime.ModelFile;
import ai.deepware.onnx.internal.runtime.Network;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A model, and what it is for.
 *
 * @param stem its name in {@code models.properties}
 * @param file its bytes, read
 */
record ModelEntry(String stem, String role, ModelSource source, ModelFile file) {

  static ModelEntry of(String stem, String role, ModelSource source) {
    return new ModelEntry(stem, role, source, source.file());
  }

  static ModelEntry of(String role, ModelSource source) {
    return of(role, role, source);
  }

  /** Several models of one role are numbered from 1. */
  static String stem(String role, int index, int count) {
    return count == 1 ? role : role + "." + (index + 1);
  }

  static ModelEntry of(BundledModel model) {
    return of(model.stem(), model.role(), model.source());
  }

  /**
   * Everything known of the model: of a known file, then what stands in it, then the description.
   */
  ModelMetadata metadata(Map<String, String> inFile) {
    ModelMetadata all =
        ModelMetadata.of(file.name(), KnownModels.describe(file.sha256()))
            .overriddenBy(inFile)
            .overriddenBy(source.description());
    all.text(MetadataKeys.ROLE)
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
