package ru.opora.platform.documents.writing;

import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The typeface of a PDF: Tinos, which takes as much room as Times New Roman and is free. A server has no fonts of its own. */
final class PdfFonts {

    private static final byte[] REGULAR = read("Tinos-Regular.ttf");
    private static final byte[] BOLD = read("Tinos-Bold.ttf");

    private final BaseFont regular;
    private final BaseFont bold;

    /** Made anew for each document, for it keeps which letters were used. */
    PdfFonts() throws IOException {
        regular = base("Tinos-Regular.ttf", REGULAR);
        bold = base("Tinos-Bold.ttf", BOLD);
    }

    Font regular(float size) {
        return new Font(regular, size);
    }

    Font bold(float size) {
        return new Font(bold, size);
    }

    private static BaseFont base(String name, byte[] content) throws IOException {
        return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, content, null);
    }

    private static byte[] read(String name) {
        try (InputStream in = PdfFonts.class.getResourceAsStream("/fonts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The font " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
