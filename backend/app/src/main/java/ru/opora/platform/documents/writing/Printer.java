package ru.opora.platform.documents.writing;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a document in one format. Stateless, safe for use by many threads; it blocks. */
public interface Printer {

    /** Writes the whole document; the stream stays open. */
    void print(PrintedDocument document, OutputStream out) throws IOException;

    /** The printer of a format. */
    static Printer of(PrintFormat format) {
        return switch (format) {
            case DOCX -> new DocxPrinter();
            case PDF -> new PdfPrinter();
            case XLSX -> new XlsxPrinter();
        };
    }
}
