package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static ru.opora.platform.documents.Documents.docx;

import java.nio.charset.StandardCharsets;

/** Reads what must be refused and says why it was. */
final class Refused {

    private Refused() {}

    static SourceRefused refused(String name, byte[] content) {
        SourceRefused refused = catchThrowableOfType(SourceRefused.class, () -> new SourceReader().read(name, content));
        assertThat(refused).as("must be refused").isNotNull();
        return refused;
    }

    static Refusal refusal(String name, byte[] content) {
        return refused(name, content).refusal();
    }

    static Refusal docxRefusal(String body) {
        return refusal("x.docx", docx(body));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
