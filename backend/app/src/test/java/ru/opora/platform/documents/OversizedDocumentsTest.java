package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static ru.opora.platform.documents.Documents.odt;
import static ru.opora.platform.documents.Documents.zip;
import static ru.opora.platform.documents.Refused.bytes;
import static ru.opora.platform.documents.Refused.docxRefusal;
import static ru.opora.platform.documents.Refused.refusal;
import static ru.opora.platform.documents.Refused.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are too large, swell or nest, refused in little time and memory. */
@Timeout(90) // what is refused is large, and others build beside it
class OversizedDocumentsTest {

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
}
