package ru.opora.roadmaps.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.Roads.IMPORTS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Plans;

/** What is refused leaves nothing behind: the rows are counted around every test. */
@ApiTest
class ImportRefusalApiTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Api bob;
    private long before;

    @BeforeEach
    void count() {
        bob = Api.as(web, BOB);
        before = imports();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(imports()).isEqualTo(before);
    }

    @Test
    void aTooLargeFile() {
        bob.upload("plan.docx", new byte[26 * 1024 * 1024]).problem(413, "file-too-large");
    }

    @Test
    void aTooLargeText() {
        bob.post(IMPORTS, Map.of("text", "а".repeat(5_000_000))).problem(413, "too-large");
        bob.post(IMPORTS, Map.of("text", "а".repeat(2_000_001)))
                .problem(422, "invalid-fields")
                .pointing("/text", "WRONG_LENGTH");
    }

    @Test
    void anEmptyFile() {
        bob.upload("plan.docx", new byte[0]).problem(422, "file-empty");
        bob.upload("plan.csv", " \n".getBytes(StandardCharsets.UTF_8)).problem(422, "file-empty");
    }

    @Test
    void aFileThatIsNotWhatItsNameSays() {
        bob.upload("plan.docx", "%PDF-1.7 что-то".getBytes(StandardCharsets.UTF_8))
                .problem(415, "file-wrong-type");
        bob.upload("plan.exe", "MZ\u0000\u0001".getBytes(StandardCharsets.UTF_8))
                .problem(415, "file-wrong-type");
    }

    @Test
    void anEncryptedFile() throws Exception {
        try (var files = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var stream = encryptor.getDataStream(files)) {
                stream.write(Plans.docx());
            }
            var bytes = new ByteArrayOutputStream();
            files.writeFilesystem(bytes);
            bob.upload("plan.docx", bytes.toByteArray()).problem(422, "file-encrypted");
        }
    }

    @Test
    void macros() throws IOException {
        bob.upload("plan.docx", with("word/vbaProject.bin", "x")).problem(422, "file-macros");
    }

    @Test
    void entities() throws IOException {
        String xml = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>";
        bob.upload("plan.docx", with("word/document.xml", xml)).problem(422, "file-xml-entities");
    }

    @Test
    void anArchiveThatSwells() throws IOException {
        bob.upload("plan.docx", with("word/document.xml", " ".repeat(60_000_000)))
                .problem(422, "file-archive-bomb");
    }

    @Test
    void aCutOffFile() {
        byte[] whole = Plans.docx();
        bob.upload("plan.docx", Arrays.copyOf(whole, whole.length / 2)).problem(422, "file-damaged");
    }

    @Test
    void aDocumentWithoutAPlan() {
        bob.upload("plan.csv", "имя;возраст\nИван;40\nОльга;41\n".getBytes(StandardCharsets.UTF_8))
                .problem(422, "file-no-table");
        bob.post(IMPORTS, Map.of("text", "Просто письмо без таблицы.")).problem(422, "file-no-table");
    }

    @Test
    void anUploadWithoutItsFile() {
        bob.upload("attachment", "plan.docx", Plans.docx(), Map.of())
                .problem(422, "invalid-fields")
                .pointing("/file", "REQUIRED");
    }

    @Test
    void brokenMultipartBodies() {
        Api.answer(bob.request(HttpMethod.POST, IMPORTS)
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .bodyValue("garbage"))
                .problem(400, "malformed-multipart");
        Api.answer(bob.request(HttpMethod.POST, IMPORTS)
                        .header("Content-Type", "multipart/form-data")
                        .bodyValue("--x\r\n\r\n"))
                .problem(400, "malformed-multipart");
        Api.answer(bob.request(HttpMethod.POST, IMPORTS)
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .bodyValue(
                                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nа;б"))
                .problem(400, "malformed-multipart");
    }

    @Test
    void wrongFieldsBesideTheFile() {
        field("organizationId", "не-id", "/organizationId", "WRONG_TYPE");
        field("organizationId", "12345678-0000-4000-8000-123456789012", "/organizationId", "NOT_FOUND");
        field("periodStart", "2027-13-01", "/periodStart", "WRONG_TYPE");
        field("periodStart", "2027-01-01", "/periodEnd", "REQUIRED");
        field("periodStart", "+999999999-01-01", "/periodStart", "WRONG_TYPE");
        field("title", "а".repeat(3000), "/title", "WRONG_LENGTH");
        field("title", "а\u0000б", "/title", "WRONG_FORMAT");
        bob.upload("file", "p.docx", Plans.docx(), Map.of("periodStart", "2027-02-01", "periodEnd", "2027-01-01"))
                .problem(422, "invalid-fields")
                .pointing("/periodEnd", "PERIOD_REVERSED");
    }

    @Test
    void pastedTextThatIsNone() {
        bob.post(IMPORTS, Map.of()).problem(422, "invalid-fields").pointing("/text", "REQUIRED");
        bob.post(IMPORTS, Map.of("text", " ")).problem(422, "invalid-fields");
        bob.post(IMPORTS, Map.of("text", 5)).problem(422, "invalid-fields").pointing("/text", "WRONG_TYPE");
    }

    private void field(String name, String value, String pointer, String code) {
        bob.upload("file", "plan.docx", Plans.docx(), Map.of(name, value))
                .problem(422, "invalid-fields")
                .pointing(pointer, code);
    }

    private static byte[] with(String part, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes);
                var original = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(Plans.docx()))) {
            for (ZipEntry entry = original.getNextEntry(); entry != null; entry = original.getNextEntry()) {
                if (!entry.getName().equals(part)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    original.transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private long imports() {
        return java.util.Objects.requireNonNull(database.sql("SELECT count(*) FROM roadmaps_imports")
                .mapValue(Long.class)
                .one()
                .block());
    }
}
