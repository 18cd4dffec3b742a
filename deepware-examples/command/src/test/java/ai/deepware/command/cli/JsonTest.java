package ai.deepware.command.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void escapesWhatATerminalObeysAndNothingElse() throws IOException {
    String name = "a\u001b\u007f\u009b2J\u2028\u2029\u202e\u2066 視 😀.mp4";
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.generator(text)) {
      json.writeString(name);
    }

    assertThat(text)
        .hasToString("\"a\\u001B\\u007F\\u009b2J\\u2028\\u2029\\u202e\\u2066 視 😀.mp4\"");
    assertThat(new ObjectMapper().readTree(text.toString()).asText()).isEqualTo(name);
  }
}
