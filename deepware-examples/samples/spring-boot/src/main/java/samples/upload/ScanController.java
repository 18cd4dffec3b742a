package samples.upload;

import ai.deepware.ScanResult;
import ai.deepware.Scanner;
import ai.deepware.json.ScanJson;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Answers an upload with what was found, in the JSON of the library. */
@RestController
class ScanController {
  private final Scanner scanner;

  ScanController(Scanner scanner) {
    this.scanner = scanner;
  }

  @PostMapping(
      path = "/scans",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  String scan(@RequestParam MultipartFile video) throws IOException {
    try (InputStream bytes = video.getInputStream()) {
      ScanResult result = scanner.scan(bytes, name(video));
      return ScanJson.text(result);
    }
  }

  private static String name(MultipartFile video) {
    String name = StringUtils.getFilename(video.getOriginalFilename());
    return StringUtils.hasText(name) ? name : "upload";
  }
}
