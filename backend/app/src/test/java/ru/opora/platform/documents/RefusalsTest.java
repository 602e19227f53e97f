package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.platform.documents.Documents.docx;
import static ru.opora.platform.documents.Documents.docxParts;
import static ru.opora.platform.documents.Documents.p;
import static ru.opora.platform.documents.Documents.tbl;
import static ru.opora.platform.documents.Documents.tr;
import static ru.opora.platform.documents.Documents.zip;
import static ru.opora.platform.documents.Refused.bytes;
import static ru.opora.platform.documents.Refused.docxRefusal;
import static ru.opora.platform.documents.Refused.refusal;
import static ru.opora.platform.documents.Refused.refused;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that must not be read, each with its own reason, in little time and memory. */
@Timeout(20)
class RefusalsTest {
    private static final String PLAN = tbl(tr("№", "Срок"), tr("1", "май"));

    @Test
    void emptyDocuments() {
        assertThat(refusal("x.docx", new byte[0])).isEqualTo(Refusal.EMPTY);
        assertThat(docxRefusal("<w:p/>")).isEqualTo(Refusal.EMPTY);
        assertThat(refusal("x.csv", bytes(";;\n;;\n"))).isEqualTo(Refusal.EMPTY);
        assertThat(refusal("x.txt", bytes(" \n "))).isEqualTo(Refusal.EMPTY);
        assertThat(refusal("x.html", bytes("<html></html>"))).isEqualTo(Refusal.EMPTY);
        assertThat(refusal("x.rtf", RtfReaderTest.rtf(""))).isEqualTo(Refusal.EMPTY);
        assertThat(refusal("x.xlsx", XlsxReaderTest.workbook(workbook -> workbook.createSheet("А"))))
                .isEqualTo(Refusal.EMPTY);
    }

    @ParameterizedTest
    @CsvSource({
        "план.pdf, %PDF-1.7, PDF",
        "план.docx, '\u0089PNG\r\n\u001A\n', picture",
        "план.docx, '\u00FF\u00D8\u00FF\u00E0', picture",
        "план.docx, Rar!\u001A, archive",
        "план.docx, просто текст, text",
        "план.xlsx, а;б, text",
        "план.mht, 'MIME-Version: 1.0\nContent-Type: multipart/related', webArchive",
        "план.xml, <?xml version='1.0'?><plan/>, xml",
        "план.csv, '\u0000\u0001\u0002\u0003\u0004\u0005\u0006', binary",
    })
    void contentThatIsOfAnotherKindThanTheNameSays(String name, String start, String found) {
        byte[] content = start.getBytes(start.charAt(0) > 255 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);

        SourceRefused refused = refused(name, content);

        assertThat(refused.refusal()).isEqualTo(Refusal.WRONG_TYPE);
        assertThat(refused.details()).containsEntry("found", found);
    }

    @Test
    void archivesThatAreNoDocuments() {
        assertThat(refusal("x.docx", zip(Map.of("a.txt", "x")))).isEqualTo(Refusal.WRONG_TYPE);
        String slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
        Map<String, String> parts = docxParts("");
        parts.put("[Content_Types].xml", Documents.contentTypes("/word/document.xml", slides));
        assertThat(refused("x.docx", zip(parts)).details()).containsEntry("found", "presentation");
    }

    @Test
    void oldBinaryFormats() throws IOException {
        try (POIFSFileSystem ole = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ole.createDocument(new ByteArrayInputStream(new byte[5000]), "WordDocument");
            ole.writeFilesystem(out);
            SourceRefused refused = refused("план.doc", out.toByteArray());
            assertThat(refused.refusal()).isEqualTo(Refusal.WRONG_TYPE);
            assertThat(refused.details()).containsEntry("found", "oldWord");
        }
    }

    @Test
    void encryptedDocuments() throws Exception {
        try (POIFSFileSystem ole = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("слово");
            try (var stream = encryptor.getDataStream(ole)) {
                stream.write(docx(PLAN));
            }
            ole.writeFilesystem(out);
            assertThat(refusal("x.docx", out.toByteArray())).isEqualTo(Refusal.ENCRYPTED);
        }
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("content.xml", "зашифровано");
        parts.put(
                "META-INF/manifest.xml",
                "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><m:file-entry>"
                        + "<m:encryption-data/></m:file-entry></m:manifest>");
        assertThat(refusal("x.odt", zip(parts))).isEqualTo(Refusal.ENCRYPTED);
    }

    @Test
    void macros() {
        Map<String, String> module = docxParts(PLAN);
        module.put("word/vbaProject.bin", "x");
        assertThat(refusal("x.docx", zip(module))).isEqualTo(Refusal.MACROS);
        Map<String, String> type = docxParts(PLAN);
        type.put(
                "[Content_Types].xml",
                Documents.contentTypes("/word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"));
        assertThat(refusal("x.docx", zip(type))).isEqualTo(Refusal.MACROS);
        Map<String, String> sheet = docxParts(PLAN);
        sheet.put("xl/macrosheets/sheet1.xml", "x");
        assertThat(refusal("x.xlsx", zip(sheet))).isEqualTo(Refusal.MACROS);
        Map<String, String> basic = new LinkedHashMap<>();
        basic.put("content.xml", Documents.odtContent("", "<text:p>А</text:p>"));
        basic.put("META-INF/manifest.xml", "<manifest/>");
        basic.put("Basic/Standard/Module1.xml", "<x/>");
        assertThat(refusal("x.odt", zip(basic))).isEqualTo(Refusal.MACROS);
    }

    @Test
    void archivesThatPointOutsideOrHoldAPartTwice() {
        Map<String, String> outside = docxParts(PLAN);
        outside.put("../../etc/passwd", "x");
        assertThat(refusal("x.docx", zip(outside))).isEqualTo(Refusal.DAMAGED);
        Map<String, String> twice = docxParts(PLAN);
        twice.put("WORD/document.xml", Documents.document(p("другое")));
        assertThat(refusal("x.docx", zip(twice))).isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void entities() {
        String bomb = "<!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>";
        String outside = "<!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>";
        for (String type : new String[] {bomb, outside, "<!DOCTYPE l SYSTEM 'http://127.0.0.1:1/x.dtd'>"}) {
            Map<String, String> parts = docxParts(p("&a;"));
            parts.replace(
                    "word/document.xml", type + parts.get("word/document.xml").replaceFirst("<\\?xml.*?\\?>", ""));
            assertThat(refusal("x.docx", zip(parts))).isEqualTo(Refusal.XML_ENTITIES);
            assertThat(refusal("x.xml", bytes("<?xml version='1.0'?>" + type + "<l>&b;</l>")))
                    .isEqualTo(Refusal.XML_ENTITIES);
        }
    }

    @Test
    void truncatedFiles() {
        byte[] whole = docx(PLAN);
        assertThat(refusal("x.docx", Arrays.copyOf(whole, whole.length / 2))).isEqualTo(Refusal.DAMAGED);
        assertThat(refusal("x.docx", bytes("PK\u0003\u0004"))).isEqualTo(Refusal.DAMAGED);
        byte[] rich = RtfReaderTest.rtf("\\pard Текст\\par");
        assertThat(refusal("x.rtf", Arrays.copyOf(rich, rich.length - 2))).isEqualTo(Refusal.DAMAGED);
        assertThat(docxRefusal("<w:p><w:r>")).isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void binaryPartsLongerThanTheFile() {
        assertThat(refusal("x.rtf", RtfReaderTest.rtf("{\\pict\\bin2147483647 x}")))
                .isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void noTableIsTheRecognisersWord() {
        assertThat(SourceRefused.noTable().refusal()).isEqualTo(Refusal.NO_TABLE);
    }
}
