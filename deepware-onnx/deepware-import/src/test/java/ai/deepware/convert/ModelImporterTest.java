package ai.deepware.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.deepware.convert.architecture.Head;
import ai.deepware.convert.checkpoint.CheckpointException;
import ai.deepware.convert.checkpoint.CheckpointException.Reason;
import ai.deepware.convert.checkpoint.Tensor;
import ai.deepware.convert.graph.Precision;
import ai.deepware.convert.graph.Tensors;
import ai.deepware.convert.onnx.Onnx.ModelProto;
import ai.deepware.convert.onnx.Onnx.TensorShapeProto;
import ai.deepware.onnx.MetadataKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelImporterTest {
  @TempDir private Path folder;

  private Path output() {
    return folder.resolve("models");
  }

  private Path file(String name, Map<String, Tensor> tensors) throws IOException {
    return SafetensorsFile.write(folder.resolve(name), tensors);
  }

  private Path gend() throws IOException {
    return file("model.safetensors", new FormulaCheckpoint("gend-linear", "").tensors());
  }

  private List<ImportedModel> load(Path file) throws IOException {
    return ModelImporter.importModel(file, output(), ImportOptions.defaults());
  }

  private CheckpointException failure(Path file, ImportOptions options) {
    CheckpointException failure =
        catchThrowableOfType(
            CheckpointException.class, () -> ModelImporter.importModel(file, output(), options));
    assertThat(failure).isNotNull();
    return failure;
  }

  private static ModelProto parse(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ModelProto.parseFrom(in);
    }
  }

  private static Map<String, String> metadata(ModelProto model) {
    Map<String, String> all = new HashMap<>();
    model.getMetadataPropsList().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  @Test
  void makesThreeFilesOfOneMtcnn() throws IOException {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (String part : List.of("pnet", "rnet", "onet")) {
      all.putAll(new FormulaCheckpoint("mtcnn-" + part, part + ".").tensors());
    }

    List<ImportedModel> models = load(file("mtcnn.safetensors", all));

    assertThat(models)
        .extracting(model -> model.file().getFileName().toString())
        .containsExactly("pnet.onnx", "rnet.onnx", "onet.onnx");
    assertThat(models)
        .extracting(ImportedModel::architecture)
        .containsExactly("mtcnn-pnet", "mtcnn-rnet", "mtcnn-onet");
  }

  @Test
  void makesOneFileOfEachPartOfAnMtcnn() throws IOException {
    Path part = file("any.safetensors", new FormulaCheckpoint("mtcnn-rnet", "").tensors());

    assertThat(load(part))
        .singleElement()
        .satisfies(model -> assertThat(model.file()).hasFileName("rnet.onnx"));
  }

  @Test
  void writesGraphsThatDescribeThemselvesForAnyBatch() throws IOException {
    ImportOptions options =
        ImportOptions.builder()
            .head(Head.LINEAR_NORM)
            .name("predictor")
            .license("MIT")
            .source("a test")
            .build();
    ImportedModel model = ModelImporter.importModel(gend(), output(), options).get(0);

    ModelProto written = parse(model.file());
    assertThat(model.file()).isEqualTo(output().resolve("predictor.onnx"));
    assertThat(metadata(written)).isEqualTo(model.metadata());
    assertThat(model.metadata())
        .containsEntry(MetadataKeys.ROLE, "predictor")
        .containsEntry(MetadataKeys.INPUT_WIDTH, "32")
        .containsEntry(MetadataKeys.CROP, "aligned")
        .containsEntry(MetadataKeys.OUTPUT_KIND, "two-logits")
        .containsEntry(MetadataKeys.LICENSE, "MIT")
        .containsEntry(MetadataKeys.SOURCE, "a test");
    assertThat(written.getOpsetImport(0).getVersion()).isGreaterThanOrEqualTo(17);
    TensorShapeProto shape = written.getGraph().getInput(0).getType().getTensorType().getShape();
    assertThat(shape.getDim(0).getDimParam()).isEqualTo("n");
    assertThat(shape.getDim(2).getDimValue()).isEqualTo(32);
  }

  @Test
  void notesTheChecksumOfTheWeightsUnlessToldAnotherSource() throws IOException {
    Path part = file("p.safetensors", new FormulaCheckpoint("mtcnn-pnet", "").tensors());

    assertThat(load(part).get(0).metadata().get(MetadataKeys.SOURCE))
        .matches("p\\.safetensors, SHA-256 [0-9a-f]{64}");
  }

  @Test
  void readsTheHeadFromTheConfigurationBesideTheWeights() throws IOException {
    Path weights = gend();
    Files.writeString(folder.resolve("config.json"), "{\"head\":\"LinearNorm\"}");

    Path normalized = load(weights).get(0).file();

    assertThat(normalized).hasFileName("gend-clip.onnx");
    assertThat(parse(normalized).getGraph().getNodeList())
        .anyMatch(node -> node.getOpType().equals("ReduceL2"));
    Files.writeString(folder.resolve("config.json"), "{\"head\":\"linear\"}");
    assertThat(parse(load(folder).get(0).file()).getGraph().getNodeList())
        .noneMatch(node -> node.getOpType().equals("ReduceL2"));
  }

  @Test
  void asksForTheHeadInsteadOfGuessing() throws IOException {
    Path weights = gend();

    CheckpointException failure = failure(weights, ImportOptions.defaults());

    assertThat(failure.reason()).isEqualTo(Reason.OPTION_NEEDED);
    assertThat(failure).hasMessageContaining("config.json").hasMessageContaining("LinearNorm");
    assertThat(output()).doesNotExist();
  }

  @Test
  void refusesAHeadThatContradictsTheConfigurationOrIsUnknown() throws IOException {
    Path weights = gend();
    Files.writeString(folder.resolve("config.json"), "{\"head\":\"LinearNorm\"}");
    assertThat(failure(weights, ImportOptions.builder().head(Head.LINEAR).build()).reason())
        .isEqualTo(Reason.MISMATCH);
    Files.writeString(folder.resolve("config.json"), "{\"head\":\"cosine\"}");
    assertThat(failure(weights, ImportOptions.defaults()).reason()).isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void readsWeightsThatLieInSeveralFiles() throws IOException {
    Map<String, Tensor> first = new LinkedHashMap<>();
    Map<String, Tensor> second = new LinkedHashMap<>();
    StringBuilder places = new StringBuilder();
    for (Map.Entry<String, Tensor> tensor :
        new FormulaCheckpoint("gend-linear", "").tensors().entrySet()) {
      boolean early = first.size() < 20;
      (early ? first : second).put(tensor.getKey(), tensor.getValue());
      places
          .append(places.length() == 0 ? "" : ",")
          .append("\"" + tensor.getKey() + "\":\"" + (early ? 1 : 2) + ".safetensors\"");
    }
    file("1.safetensors", first);
    file("2.safetensors", second);
    Path index = folder.resolve("model.safetensors.index.json");
    Files.writeString(index, "{\"weight_map\":{" + places + "}}");
    ImportOptions options = ImportOptions.builder().head(Head.LINEAR).source("s").build();

    byte[] sharded =
        Files.readAllBytes(ModelImporter.importModel(index, output(), options).get(0).file());

    byte[] whole =
        Files.readAllBytes(ModelImporter.importModel(gend(), output(), options).get(0).file());
    assertThat(sharded).isEqualTo(whole);
  }

  @Test
  void namesTheTensorThatIsMissingOrWrongOrTooMany() throws IOException {
    FormulaCheckpoint weights = new FormulaCheckpoint("mtcnn-pnet", "pnet.");
    Tensor one = Tensors.of(List.of(1), () -> new float[1]);

    Path superfluous = file("a", weights.with("pnet.conv9.weight", one).tensors());
    assertThat(failure(superfluous, ImportOptions.defaults()))
        .hasMessageContaining("conv9.weight")
        .extracting(CheckpointException::reason)
        .isEqualTo(Reason.MISMATCH);
    weights.without("pnet.conv9.weight");
    Path wrong = file("b", weights.with("pnet.conv2.bias", one).tensors());
    assertThat(failure(wrong, ImportOptions.defaults()))
        .hasMessageContaining("pnet.conv2.bias has shape [1], not [16]");
    Path missing = file("c", weights.without("pnet.conv2.bias").tensors());
    assertThat(failure(missing, ImportOptions.defaults()))
        .hasMessageContaining("pnet.conv2.bias is missing");
  }

  @Test
  void saysWhatItKnowsWhenItDoesNotKnowTheNetwork() throws IOException {
    Path other = file("a", Map.of("layer.weight", Tensors.of(List.of(1), () -> new float[1])));

    assertThat(failure(other, ImportOptions.defaults()))
        .hasMessageContaining("EfficientNet")
        .hasMessageContaining("layer.weight")
        .extracting(CheckpointException::reason)
        .isEqualTo(Reason.UNKNOWN_ARCHITECTURE);
  }

  @Test
  void leavesNoFileBehindWhenAWeightIsTooLargeForHalfPrecision() throws IOException {
    FormulaCheckpoint weights = new FormulaCheckpoint("mtcnn-pnet", "");
    float[] large = new float[16];
    large[3] = 70_000;
    Path file =
        file("a", weights.with("conv2.bias", Tensors.of(List.of(16), () -> large)).tensors());

    assertThatThrownBy(
            () ->
                ModelImporter.importModel(
                    file, output(), ImportOptions.builder().precision(Precision.FLOAT16).build()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too large for half precision");
    try (Stream<Path> left = Files.list(output())) {
      assertThat(left).isEmpty();
    }
  }
}
