package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static ru.opora.platform.documents.Documents.docx;
import static ru.opora.platform.documents.Documents.docxParts;
import static ru.opora.platform.documents.Documents.odt;
import static ru.opora.platform.documents.Documents.p;
import static ru.opora.platform.documents.Documents.tbl;
import static ru.opora.platform.documents.Documents.tr;
import static ru.opora.platform.documents.Documents.zip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that must not be read, each with its own reason, in little time and memory. */
@Timeout(20)
class RefusalsTest {
    private static final String PLAN = tbl(tr("№", "Срок"), tr("1", "май"));

    private static SourceRefused refused(String name, byte[] content) {
        SourceRefused refused = catchThrowableOfType(SourceRefused.class, () -> new SourceReader().read(name, content));
        assertThat(refused).as("must be refused").isNotNull();
        return refused;
    }

    private static Refusal refusal(String name, byte[] content) {
        return refused(name, content).refusal();
    }

    private static Refusal docxRefusal(String body) {
        return refusal("x.docx", docx(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aFileAboveTheLimitIsNotOpened(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("большой.docx");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100L << 20);
        }

        SourceRefused refused =
                catchThrowableOfType(SourceRefused.class, () -> new SourceReader().read("большой.docx", file));

        assertThat(refused.refusal()).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refused.details()).containsEntry("limitMegabytes", 25);
    }

    @Test
    void aStreamIsReadNoFurtherThanTheLimit() {
        long[] given = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given[0]++;
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                given[0] += length;
                return length;
            }
        };

        SourceRefused refused = catchThrowableOfType(SourceRefused.class, () -> new SourceReader().read("x", endless));

        assertThat(refused.refusal()).isEqualTo(Refusal.TOO_LARGE);
        assertThat(given[0]).isLessThan(30L << 20);
    }

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
    void archivesThatSwell() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(bytes(Documents.contentTypes("/word/document.xml", Documents.DOCX_MAIN)));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(bytes("<w:document xmlns:w='" + Documents.W + "'><w:body>"));
            byte[] block = bytes("<w:p/>".repeat(100_000));
            for (int i = 0; i < 400; i++) {
                zip.write(block);
            }
            zip.write(bytes("</w:body></w:document>"));
        }

        assertThat(refusal("x.docx", bytes.toByteArray())).isEqualTo(Refusal.ARCHIVE_BOMB);
    }

    @Test
    void archivesWithHostsOfEntries() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < 100_000; i++) {
                ZipEntry entry = new ZipEntry("e" + i);
                entry.setSize(0);
                entry.setCrc(0);
                zip.putNextEntry(entry);
            }
        }
        assertThat(refusal("x.docx", bytes.toByteArray())).isEqualTo(Refusal.ARCHIVE_BOMB);
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
    void depth() {
        int deep = 100_000;
        assertThat(docxRefusal("<w:sdt>".repeat(deep) + "</w:sdt>".repeat(deep)))
                .isEqualTo(Refusal.TOO_COMPLEX);
        String open = "<w:tbl><w:tr><w:tc>";
        assertThat(docxRefusal(open.repeat(deep) + "</w:tc></w:tr></w:tbl>".repeat(deep)))
                .isEqualTo(Refusal.TOO_COMPLEX);
        assertThat(refusal("x.odt", odt("", "<text:section>".repeat(deep) + "</text:section>".repeat(deep))))
                .isEqualTo(Refusal.TOO_COMPLEX);
        assertThat(refusal("x.rtf", RtfReaderTest.rtf("{".repeat(deep)))).isEqualTo(Refusal.TOO_COMPLEX);
    }

    @Test
    void pagesThatNestOrAreMadeToGrow() {
        for (String open : new String[] {"<div>", "<table><tr><td>", "<b>", "<x>"}) {
            assertThat(refusal("x.html", bytes("<html>" + open.repeat(100_000) + "Глубоко")))
                    .as(open)
                    .isEqualTo(Refusal.TOO_COMPLEX);
        }
        // Each paragraph opens all the bold ones again: 300 KB would make millions of elements.
        StringBuilder page = new StringBuilder("<html><p>");
        for (int i = 0; i < 90; i++) {
            page.append("<b id=").append(i).append('>');
        }
        assertThat(refusal("x.html", bytes(page + "<p>x".repeat(100_000)))).isEqualTo(Refusal.TOO_COMPLEX);
    }

    @Test
    void endTagsLeftOutAreNoDepth() {
        String page = "<html><table>" + "<tr><td><p>1<td><p>май".repeat(2_000);

        assertThat(Documents.table(new SourceReader().read("x.html", bytes(page)))
                        .rows())
                .hasSize(2_000);
    }

    @Test
    void tooManyRowsCellsOrColumns() {
        assertThat(refusal("x.csv", bytes("а;б\n".repeat(30_000)))).isEqualTo(Refusal.TOO_COMPLEX);
        assertThat(refusal("x.csv", bytes("а;".repeat(2_000)))).isEqualTo(Refusal.TOO_COMPLEX);
        assertThat(refusal("x.csv", bytes("а".repeat(3_000_000)))).isEqualTo(Refusal.TOO_COMPLEX);
        assertThat(refusal("x.csv", bytes("\"" + "а\n".repeat(1_500_000)))).isEqualTo(Refusal.TOO_COMPLEX);
        assertThat(refusal("x.txt", bytes("а\t".repeat(1_500_000)))).isEqualTo(Refusal.TOO_COMPLEX);
        assertThat(refusal("x.txt", bytes("абв\n".repeat(1_500_000)))).isEqualTo(Refusal.TOO_COMPLEX);
        assertThat(refusal("x.html", bytes("<table>" + "<tr><td>1<td>2<td>3<td>4<td>5<td>6".repeat(19_000))))
                .isEqualTo(Refusal.TOO_COMPLEX);
        assertThat(refusal(
                        "x.html",
                        bytes("<table><tr><td rowspan=60000>" + "а".repeat(90_000) + "<td>1"
                                + "<tr><td>2".repeat(500))))
                .isEqualTo(Refusal.TOO_COMPLEX);
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
