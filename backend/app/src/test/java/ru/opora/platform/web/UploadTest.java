package ru.opora.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/** Whatever is wrong with an upload, all that was lent for it is given back, and once: memory that is given back twice is lent to two. */
class UploadTest {

    private static final int LIMIT = 1000;
    private static final int PIECE = 97;
    private static final String FILE = "; filename=\"plan.csv\"";

    private final NettyDataBufferFactory factory = new NettyDataBufferFactory(new PooledByteBufAllocator());
    private final List<ByteBuf> lent = new ArrayList<>();

    @AfterEach
    void allIsGivenBack() {
        assertThat(lent)
                .isNotEmpty()
                .allSatisfy(buffer -> assertThat(buffer.refCnt()).isZero());
    }

    @Test
    void whatIsWholeIsTaken() {
        Upload upload = Upload.of(events(part("file", FILE, 900) + part("title", "", 20)), LIMIT)
                .block();
        assertThat(upload).isNotNull();
        assertThat(upload.content()).hasSize(900);
        assertThat(upload.fileName()).isEqualTo("plan.csv");
        assertThat(upload.<String>read("title", text -> text)).hasSize(20);
    }

    @Test
    void whatIsTooLargeIsReadToItsEnd(@TempDir Path folder) throws Exception {
        String body = part("file", FILE, 20 * LIMIT);
        refused(Upload.of(events(body), LIMIT), ProblemType.FILE_TOO_LARGE);
        refused(FileUpload.into(draft(folder), events(body), LIMIT), ProblemType.FILE_TOO_LARGE);
    }

    @Test
    void whatIsWrongInTheMidstIsSaidAtTheEnd(@TempDir Path folder) throws Exception {
        String nameless = part("file", FILE, 900) + part("", "", 300) + part("file", FILE, 2 * LIMIT);
        refused(Upload.of(events(nameless), LIMIT), ProblemType.MALFORMED_MULTIPART);
        refused(FileUpload.into(draft(folder), events(nameless), LIMIT), ProblemType.MALFORMED_MULTIPART);
        String fields = part("file", FILE, 900) + part("title", "", 9000) + part("title", "", 20);
        refused(Upload.of(events(fields), LIMIT), ProblemType.INVALID_FIELDS);
        refused(FileUpload.into(draft(folder), events(fields), LIMIT), ProblemType.INVALID_FIELDS);
    }

    private static Path draft(Path folder) throws Exception {
        return Files.createTempFile(folder, "draft", "");
    }

    private static void refused(Mono<?> upload, ProblemType type) {
        assertThatThrownBy(upload::block)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(type));
    }

    /** Without a name where it is empty. */
    private static String part(String name, String more, int length) {
        return "--b\r\nContent-Disposition: form-data" + (name.isEmpty() ? "" : "; name=\"" + name + "\"") + more
                + "\r\n\r\n" + "x".repeat(length) + "\r\n";
    }

    /** As they come from the network: in pieces that end anywhere. */
    private Flux<PartEvent> events(String parts) {
        byte[] body = (parts + "--b--\r\n").getBytes(StandardCharsets.UTF_8);
        List<DataBuffer> pieces = new ArrayList<>();
        for (int at = 0; at < body.length; at += PIECE) {
            var piece = factory.allocateBuffer(PIECE);
            piece.write(body, at, Math.min(PIECE, body.length - at));
            lent.add(piece.getNativeBuffer());
            pieces.add(piece);
        }
        var request = MockServerHttpRequest.post("/")
                .contentType(MediaType.parseMediaType("multipart/form-data; boundary=b"))
                .body(Flux.fromIterable(pieces));
        return new PartEventHttpMessageReader().read(ResolvableType.forClass(PartEvent.class), request, Map.of());
    }
}
