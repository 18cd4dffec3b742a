import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;

/**
 * Turns the templates into Java classes before these are compiled. Does what jte's own plugin does,
 * which needs Maven 3.9.
 */
final class Templates {
  private Templates() {}

  /**
   * Writes the classes.
   *
   * @param arguments the folder of the templates, that of the classes, and their package
   */
  public static void main(String[] arguments) {
    TemplateEngine engine =
        TemplateEngine.create(
            new DirectoryCodeResolver(Path.of(arguments[0])),
            Path.of(arguments[1]),
            ContentType.Html,
            null,
            arguments[2]);
    engine.setTrimControlStructures(true);
    engine.generateAll();
  }
}
