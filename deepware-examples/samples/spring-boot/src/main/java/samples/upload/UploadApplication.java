package samples.upload;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Scans uploaded videos: {@code curl -F video=@clip.mp4 http://localhost:8080/scans}. */
@SpringBootApplication
public class UploadApplication {
  public static void main(String[] args) {
    SpringApplication.run(UploadApplication.class, args);
  }
}
