package ai.deepware.command.models;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.CacheFolder;
import ai.deepware.onnx.BundledModel;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final URI ADDRESS = URI.create("https://models.example/file");
  private static final Path HOME = Path.of("/home/u");

  @Test
  void everyEntrySaysWhereItsFileIsOrWhoTells() {
    List<CatalogueEntry> entries = Catalogue.standard().entries();

    assertThat(entries)
        .extracting(CatalogueEntry::name)
        .contains("yunet", "mtcnn", "facenet", "gend-clip-l14", "reference-weights", "dfdc-b7-999")
        .hasSize(12);
    for (CatalogueEntry entry : entries) {
      assertThat(entry.file()).matches("[A-Za-z0-9_.-]+");
      assertThat(entry.address().isPresent() || entry.page().isPresent()).isTrue();
      assertThat(entry.address().map(URI::getScheme).orElse("https")).isEqualTo("https");
      assertThat(entry.sha256().orElse("0".repeat(64))).matches("[0-9a-f]{64}");
      assertThat(entry.license()).isNotEqualTo("unknown");
    }
  }

  @Test
  void knowsTheSizesAndChecksumsOfPublishedFiles() {
    CatalogueEntry yunet = Catalogue.standard().find("yunet").orElseThrow();
    assertThat(yunet.bytes()).hasValue(232_589);
    assertThat(yunet.sha256().orElseThrow()).startsWith("8f2383e4");
    CatalogueEntry gend = Catalogue.standard().find("gend-clip-l14").orElseThrow();
    assertThat(gend.bytes()).hasValue(1_215_928_160);
    assertThat(gend.sha256().orElseThrow()).startsWith("d76f0bdf");
    assertThat(gend.importOptions().orElseThrow()).contains("--head LinearNorm");
  }

  @Test
  void statesTheLicensesThatTheLibraryStates() throws IOException {
    Properties known = new Properties();
    try (InputStream in =
        BundledModel.class.getResourceAsStream("/ai/deepware/onnx/known-models.properties")) {
      known.load(in);
    }
    Map<String, String> licenses = new HashMap<>();
    for (String key : known.stringPropertyNames()) {
      if (key.endsWith(".sha256")) {
        String license = known.getProperty(key.replace(".sha256", ".license"));
        for (String sum : known.getProperty(key).split("\\s+", -1)) {
          licenses.put(sum, license);
        }
      }
    }

    List<CatalogueEntry> both =
        Catalogue.standard().entries().stream()
            .filter(entry -> licenses.containsKey(entry.sha256().orElse("")))
            .toList();
    assertThat(both).extracting(CatalogueEntry::name).contains("yunet");
    assertThat(both)
        .allSatisfy(
            entry ->
                assertThat(entry.license()).isEqualTo(licenses.get(entry.sha256().orElseThrow())));
  }

  @Test
  void findsTheFolderForCachesOfEachSystem() {
    assertThat(CacheFolder.standard(Map.of(), "Linux", HOME))
        .isEqualTo(Path.of("/home/u/.cache/deepware"));
    assertThat(CacheFolder.standard(Map.of("XDG_CACHE_HOME", "/var/c"), "Linux", HOME))
        .isEqualTo(Path.of("/var/c/deepware"));
    assertThat(CacheFolder.standard(Map.of(), "Mac OS X", HOME))
        .isEqualTo(Path.of("/home/u/Library/Caches/deepware"));
    assertThat(CacheFolder.standard(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME))
        .isEqualTo(Path.of("/local/deepware/cache"));
    assertThat(CacheFolder.standard(Map.of("DEEPWARE_CACHE", "/own"), "Linux", HOME))
        .isEqualTo(Path.of("/own"));
  }

  private static Proxy proxy(ProxySelector java, Map<String, String> environment) {
    return new ProxyVariables(environment, java).select(ADDRESS).get(0);
  }

  @Test
  void readsProxiesAsCommandLinesNameThem() {
    ProxySelector none = ProxySelector.of(null);
    Map<String, String> variable = Map.of("HTTPS_PROXY", "http://proxy.example:3128");

    assertThat(proxy(none, variable).address())
        .isEqualTo(InetSocketAddress.createUnresolved("proxy.example", 3128));
    assertThat(proxy(none, Map.of("https_proxy", "proxy.example:1")).address())
        .isEqualTo(InetSocketAddress.createUnresolved("proxy.example", 1));
    assertThat(proxy(none, Map.of("HTTP_PROXY", "http://proxy.example"))).isEqualTo(Proxy.NO_PROXY);
    for (String excluded : List.of("*", ".example", "a.b,models.example", "example")) {
      assertThat(
              proxy(none, Map.of("HTTPS_PROXY", "http://proxy.example:3128", "no_proxy", excluded)))
          .isEqualTo(Proxy.NO_PROXY);
    }
    assertThat(proxy(none, Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", "dels.example")).type())
        .isEqualTo(Proxy.Type.HTTP);
    assertThat(
            proxy(ProxySelector.of(InetSocketAddress.createUnresolved("java", 9)), variable)
                .address())
        .isEqualTo(InetSocketAddress.createUnresolved("java", 9));
  }
}
