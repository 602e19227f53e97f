package ru.opora.files;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.SASHA;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Plans;
import ru.opora.testing.TestTokens;

@ApiTest
@TestPropertySource(properties = {"opora.files.dir=target/files-of-test", "opora.files.quota=3MB"})
class FileApiTest {

    private static final String PATH = "/api/v1/files";
    private static final Path DIR = Path.of("target/files-of-test");
    private static final byte[] NOTE = "Заметка о посещении уроков".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private WebTestClient web;

    @Autowired
    private Sweeping sweeping;

    @LocalServerPort
    private int port;

    @Test
    void whoMayNotReadSeesNoFile() {
        String id = upload(SASHA, NORTH_SCHOOL, "note.txt", NOTE).is(201).id();
        for (String path : List.of(PATH + "/" + id, PATH + "/" + id + "/content")) {
            Api.anonymous(web).get(path).problem(401, "unauthenticated");
            Api.as(web, DORA).get(path).problem(404, "not-found");
            Api.client(web, "roadmaps:read").get(path).problem(403, "forbidden");
            Api.client(web, "files:read").get(path).is(200);
            Api.as(web, BOB).get(path).is(200);
            Api.as(web, OLEG).get(path).is(200);
        }
    }

    @Test
    void whoMayNotWriteGivesAndDeletesNoFile() {
        upload(OLEG, NORTH, "note.txt", NOTE).problem(403, "forbidden");
        upload(SASHA, NORTH, "note.txt", NOTE).problem(403, "forbidden");
        upload(DORA, NORTH, "note.txt", NOTE).problem(422, "invalid-fields").pointing("/organizationId", "NOT_FOUND");
        Answer made = upload(SASHA, NORTH_SCHOOL, "note.txt", NOTE).is(201);
        String path = PATH + "/" + made.id();
        Api.as(web, DORA).delete(path, "\"0\"").problem(404, "not-found");
        Api.as(web, BOB).delete(path, "\"0\"").problem(403, "forbidden");
        assertThat(Api.as(web, BOB).get(path).json().at("/allowedActions")).isEmpty();
        Api.as(web, SASHA).delete(path, null).problem(428, "precondition-required");
        Api.as(web, SASHA).delete(path, "\"7\"").problem(412, "stale");
        Api.as(web, SASHA).delete(path, made.tag()).is(204);
        Api.as(web, SASHA).get(path + "/content").problem(404, "not-found");
        String other =
                PATH + "/" + upload(SASHA, NORTH_SCHOOL, "note.txt", NOTE).id();
        Api.as(web, ALICE).delete(other, "\"0\"").is(204);
    }

    @Test
    void aFileComesBackAsItWasGiven() {
        byte[] docx = Plans.docx();
        UUID id = UUID.randomUUID();
        Answer made = Api.as(web, BOB)
                .uploadTo(PATH, "file", "План «Север».docx", docx, fields(NORTH, id))
                .is(201);
        assertThat(made.id()).isEqualTo(id.toString());
        assertThat(made.at("/name")).isEqualTo("План «Север».docx");
        assertThat(made.at("/mediaType")).endsWith("wordprocessingml.document");
        assertThat(made.json().at("/size").asInt()).isEqualTo(docx.length);
        assertThat(made.headers().getFirst("Location")).isEqualTo(PATH + "/" + id);
        var content = content(BOB, id.toString(), Map.of());
        assertThat(content.getResponseBody()).isEqualTo(docx);
        var headers = content.getResponseHeaders();
        assertThat(headers.getFirst("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%D0%9F%D0%BB%D0%B0%D0%BD%20%C2%AB");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(headers.getETag()).isEqualTo("\"" + made.at("/sha256") + "\"");
        Api.as(web, BOB)
                .uploadTo(PATH, "file", "plan.docx", docx, fields(NORTH, id))
                .problem(409, "already-exists");
        assertThat(content(BOB, id.toString(), Map.of()).getResponseBody()).isEqualTo(docx);
    }

    @Test
    void partsAndUnchangedContents() {
        String id = bare(BOB, "note.txt", NOTE).is(201).id();
        var part = content(BOB, id, Map.of("Range", "bytes=2-5"));
        assertThat(part.getStatus().value()).isEqualTo(206);
        assertThat(part.getResponseBody()).isEqualTo(Arrays.copyOfRange(NOTE, 2, 6));
        assertThat(part.getResponseHeaders().getFirst("Content-Range")).isEqualTo("bytes 2-5/" + NOTE.length);
        assertThat(content(BOB, id, Map.of("Range", "bytes=-3")).getResponseBody())
                .isEqualTo(Arrays.copyOfRange(NOTE, NOTE.length - 3, NOTE.length));
        for (String whole : List.of("bytes=0-1,4-5", "lines=1-2", "nonsense")) {
            assertThat(content(BOB, id, Map.of("Range", whole)).getResponseBody())
                    .isEqualTo(NOTE);
        }
        assertThat(content(BOB, id, Map.of("Range", "bytes=0-1", "If-Range", "\"other\""))
                        .getResponseBody())
                .isEqualTo(NOTE);
        assertThat(content(BOB, id, Map.of("Range", "bytes=5000-")).getStatus().value())
                .isEqualTo(416);
        String tag = content(BOB, id, Map.of()).getResponseHeaders().getETag();
        assertThat(content(BOB, id, Map.of("If-None-Match", tag)).getStatus().value())
                .isEqualTo(304);
    }

    @Test
    void aPhotoLosesItsPlaceAndIsShown() {
        String id = upload(BOB, NORTH, "photo.jpg", Pictures.jpeg()).is(201).id();
        var content = content(BOB, id, Map.of());
        assertThat(new String(content.getResponseBody(), StandardCharsets.ISO_8859_1))
                .doesNotContain(Pictures.SECRET)
                .contains("Exif");
        assertThat(content.getResponseHeaders().getFirst("Content-Disposition")).startsWith("inline;");
        assertThat(content.getResponseHeaders().getContentType()).isEqualTo(MediaType.IMAGE_JPEG);
    }

    @Test
    void whatIsRefusedSaysWhyAndLeavesNothing() {
        long before = stored();
        upload(BOB, NORTH, "page.txt", "<html>".getBytes()).problem(415, "file-not-accepted");
        upload(BOB, NORTH, "photo.png", Pictures.jpeg()).problem(422, "file-name-mismatch");
        upload(BOB, NORTH, "nothing.txt", new byte[0]).problem(422, "file-empty");
        upload(BOB, NORTH, "long.txt", text(26 * 1024 * 1024)).problem(413, "file-too-large");
        upload(BOB, NORTH_SCHOOL, "full.txt", text(3_200_000)).problem(422, "file-quota-reached");
        Api.as(web, BOB)
                .uploadTo(PATH, "other", "note.txt", NOTE, fields(NORTH, null))
                .problem(422, "invalid-fields")
                .pointing("/file", "REQUIRED");
        Api.as(web, BOB)
                .uploadTo(PATH, "file", "note.txt", NOTE, Map.of())
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "REQUIRED");
        assertThat(stored()).isEqualTo(before);
        assertThat(drafts()).isZero();
    }

    @Test
    void aSenderWhoVanishesLeavesNothing() throws IOException {
        long before = stored();
        try (var socket = new Socket("localhost", port)) {
            var out = socket.getOutputStream();
            out.write(("POST " + PATH + "?organizationId=" + NORTH
                            + "&name=a.txt HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + TestTokens.of(BOB)
                            + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n")
                    .getBytes());
            out.write(text(300_000));
            out.flush();
            waitFor(() -> drafts() == 1);
        }
        waitFor(() -> drafts() == 0);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whatAKilledProcessLeftIsSweptUp() throws IOException {
        String id = upload(BOB, NORTH, "note.txt", NOTE).is(201).id();
        Path orphan = DIR.resolve("contents/ab/ab000000-0000-4000-8000-000000000000");
        Path young = DIR.resolve("contents/ab/ab000000-0000-4000-8000-000000000001");
        Path draft = DIR.resolve("drafts/begun");
        Files.createDirectories(orphan.getParent());
        for (Path file : List.of(orphan, young, draft)) {
            Files.write(file, NOTE);
        }
        try (Stream<Path> all = Files.walk(DIR)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(young))
                    .toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(30))));
            }
        }
        sweeping.sweep().block();
        assertThat(orphan).doesNotExist();
        assertThat(draft).doesNotExist();
        assertThat(young).exists();
        assertThat(content(BOB, id, Map.of()).getResponseBody()).isEqualTo(NOTE);
        Files.delete(young);
    }

    private Answer upload(String person, UUID organization, String name, byte[] content) {
        return Api.as(web, person).uploadTo(PATH, "file", name, content, fields(organization, null));
    }

    /** The body is the bare file, in pieces whose number and size the server does not know before. */
    private Answer bare(String person, String name, byte[] content) {
        Flux<byte[]> pieces = Flux.range(0, (content.length + 999) / 1000)
                .map(i -> Arrays.copyOfRange(content, i * 1000, Math.min(content.length, i * 1000 + 1000)));
        return Api.answer(Api.as(web, person)
                .request(HttpMethod.POST, PATH + "?organizationId=" + NORTH + "&name=" + name)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(
                        pieces.map(DefaultDataBufferFactory.sharedInstance::wrap),
                        org.springframework.core.io.buffer.DataBuffer.class));
    }

    private org.springframework.test.web.reactive.server.EntityExchangeResult<byte[]> content(
            String person, String id, Map<String, String> headers) {
        var request = Api.as(web, person).request(HttpMethod.GET, PATH + "/" + id + "/content");
        headers.forEach(request::header);
        return request.exchange().expectBody().returnResult();
    }

    private static Map<String, String> fields(UUID organization, UUID id) {
        return id == null
                ? Map.of("organizationId", organization.toString())
                : Map.of("organizationId", organization.toString(), "id", id.toString());
    }

    private static byte[] text(int size) {
        byte[] text = new byte[size];
        Arrays.fill(text, (byte) 'a');
        return text;
    }

    private static void waitFor(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static long drafts() {
        return count(DIR.resolve("drafts"));
    }

    private static long stored() {
        return count(DIR.resolve("contents"));
    }

    /** By listing alone: a file may go while it is counted. */
    private static long count(Path folder) {
        String[] names = Optional.ofNullable(folder.toFile().list()).orElse(new String[0]);
        return Stream.of(names)
                .mapToLong(name -> name.length() > 2 ? 1 : count(folder.resolve(name)))
                .sum();
    }
}
