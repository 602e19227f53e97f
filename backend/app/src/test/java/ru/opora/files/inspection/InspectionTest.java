package ru.opora.files.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.opora.files.Pictures;
import ru.opora.testing.Plans;

class InspectionTest {

    @TempDir
    private Path folder;

    @Test
    void documentsAndPicturesAreKnownByTheirContent() throws IOException {
        assertThat(of("plan.docx", Plans.docx())).isEqualTo(FileType.DOCX);
        assertThat(of("table.xlsx", xlsx())).isEqualTo(FileType.XLSX);
        assertThat(of("text.odt", openDocument(FileType.ODT))).isEqualTo(FileType.ODT);
        assertThat(of("table.ods", openDocument(FileType.ODS))).isEqualTo(FileType.ODS);
        assertThat(of("order.pdf", bytes("%PDF-1.7\n\u0000\u0001"))).isEqualTo(FileType.PDF);
        assertThat(of("order.rtf", bytes("{\\rtf1 text}"))).isEqualTo(FileType.RTF);
        assertThat(of("PHOTO.JPEG", Pictures.jpeg())).isEqualTo(FileType.JPEG);
        assertThat(of("photo.png", Pictures.png())).isEqualTo(FileType.PNG);
        assertThat(of("photo.webp", Pictures.webp())).isEqualTo(FileType.WEBP);
        assertThat(of("note.txt", "Заметка".getBytes(StandardCharsets.UTF_8))).isEqualTo(FileType.TXT);
        assertThat(of("note.csv", "а;б\r\n1;2".getBytes(Charset.forName("windows-1251"))))
                .isEqualTo(FileType.CSV);
    }

    @Test
    void whatABrowserOrASystemWouldRunIsRefused() {
        assertThat(refused("page.txt", bytes("  <!DOCTYPE html><script>x</script>")))
                .isEqualTo(Refusal.NOT_ACCEPTED);
        assertThat(refused("picture.txt", bytes("\u00ef\u00bb\u00bf<svg onload=x>")))
                .isEqualTo(Refusal.NOT_ACCEPTED);
        assertThat(refused("script.txt", bytes("#!/bin/sh\nx"))).isEqualTo(Refusal.NOT_ACCEPTED);
        assertThat(refused("program.txt", bytes("MZ\u0090\u0000\u0003"))).isEqualTo(Refusal.NOT_ACCEPTED);
        assertThat(refused("program.pdf", bytes("\u007fELF\u0002\u0001"))).isEqualTo(Refusal.NOT_ACCEPTED);
        assertThat(refused("photo.heic", bytes("\u0000\u0000\u0000\u0018ftypheic")))
                .isEqualTo(Refusal.NOT_ACCEPTED);
        assertThat(refused("archive.zip", zip("a.txt", "a"))).isEqualTo(Refusal.NOT_ACCEPTED);
    }

    @Test
    void theNameMustFit() {
        assertThat(refused("photo.png", Pictures.jpeg())).isEqualTo(Refusal.NAME_MISMATCH);
        assertThat(refused("plan.xlsx", Plans.docx())).isEqualTo(Refusal.NAME_MISMATCH);
        assertThat(refused("plan.docx.exe", Plans.docx())).isEqualTo(Refusal.NAME_MISMATCH);
        assertThat(refused("note.html", bytes("text"))).isEqualTo(Refusal.NAME_MISMATCH);
        assertThat(refused("docx", Plans.docx())).isEqualTo(Refusal.NAME_MISMATCH);
    }

    @Test
    void macrosEncryptionDamageAndNothing() throws IOException {
        assertThat(refused(
                        "plan.docx",
                        zip("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml")))
                .isEqualTo(Refusal.MACROS);
        assertThat(refused("plan.docx", zip("word/vbaProject.bin", "x"))).isEqualTo(Refusal.MACROS);
        assertThat(refused("plan.odt", zip("Basic/Standard/Module1.xml", "x"))).isEqualTo(Refusal.MACROS);
        assertThat(refused("plan.xlsx", encrypted())).isEqualTo(Refusal.ENCRYPTED);
        assertThat(refused("old.xls", old())).isEqualTo(Refusal.NOT_ACCEPTED);
        assertThat(refused("plan.docx", bytes("PK\u0003\u0004 and no more"))).isEqualTo(Refusal.DAMAGED);
        assertThat(refused("plan.docx", bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 broken")))
                .isEqualTo(Refusal.NOT_ACCEPTED);
        assertThat(refused("nothing.txt", new byte[0])).isEqualTo(Refusal.EMPTY);
    }

    private FileType of(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("draft"), content);
        return Inspection.of(file, name);
    }

    private Refusal refused(String name, byte[] content) {
        return catchThrowableOfType(FileRefused.class, () -> of(name, content)).refusal();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] xlsx() throws IOException {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            book.createSheet();
            book.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] old() throws IOException {
        try (var book = new HSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            book.createSheet();
            book.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] encrypted() throws IOException {
        try (var covering = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("word");
            try (var inside = encryptor.getDataStream(covering)) {
                inside.write(xlsx());
            } catch (java.security.GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
            covering.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] openDocument(FileType type) {
        return zip("mimetype", type.mediaType());
    }

    private static byte[] zip(String name, String content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }
}
