package ru.opora.platform.documents.writing;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a document as a Word file. The parts are written as they come and nothing is held, so that a plan of thousands of
 * rows needs no more memory than one of ten.
 */
final class DocxPrinter implements Printer {

    /** The same document gives the same bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

    private final WstxOutputFactory factory = new WstxOutputFactory();

    @Override
    public void print(PrintedDocument document, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> part : DocxParts.of(document).entrySet()) {
            entry(zip, part.getKey());
            zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        }
        entry(zip, "word/document.xml");
        try {
            XMLStreamWriter xml = factory.createXMLStreamWriter(zip, StandardCharsets.UTF_8.name());
            new DocxBody(xml, document.landscape()).write(document);
            xml.flush();
        } catch (XMLStreamException failure) {
            throw failure.getCause() instanceof IOException cause ? cause : new IOException(failure);
        }
        zip.finish();
    }

    private static void entry(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
    }
}
