package ru.opora.platform.documents.writing;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Image;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Writes leaflets as a PDF, each on a page of its own, with a code that a telephone reads. It blocks. Lengths are points. */
public final class LeafletPrinter {

    private static final float EDGE = 56.7f;
    private static final float HEADING = 20;
    private static final float LINE = 14;
    private static final float ADDRESS = 11;
    private static final float NOTE = 12;

    /** Eight centimetres: it is read from the wall across a table. */
    private static final float CODE = 227;

    /** The white border that readers need, in modules. */
    private static final int QUIET = 4;

    private final PdfFonts fonts;

    private LeafletPrinter(PdfFonts fonts) {
        this.fonts = fonts;
    }

    /** Writes all of them, at least one; the stream stays open. */
    public static void print(String title, Locale language, List<Leaflet> leaflets, OutputStream out)
            throws IOException {
        LeafletPrinter printer = new LeafletPrinter(new PdfFonts());
        try (Document document = new Document(PageSize.A4, EDGE, EDGE, EDGE, EDGE)) {
            PdfWriter writer = PdfWriter.getInstance(document, out);
            writer.setCloseStream(false);
            document.addTitle(Writable.text(title));
            document.setDocumentLanguage(language.toLanguageTag());
            document.open();
            for (Leaflet leaflet : leaflets) {
                document.newPage();
                printer.page(document, writer, leaflet);
            }
        } catch (DocumentException failure) {
            throw new IOException(failure);
        }
    }

    private void page(Document document, PdfWriter writer, Leaflet leaflet) throws DocumentException {
        document.add(centred(leaflet.heading(), fonts.bold(HEADING), 18));
        for (String line : leaflet.lines()) {
            document.add(centred(line, fonts.regular(LINE), 6));
        }
        document.add(code(writer, leaflet.address()));
        document.add(centred(leaflet.address(), fonts.regular(ADDRESS), 18));
        for (String note : leaflet.notes()) {
            document.add(centred(note, fonts.regular(NOTE), 6));
        }
    }

    private static Paragraph centred(String text, Font font, float after) {
        Paragraph paragraph = new Paragraph(Writable.text(text), font);
        paragraph.setAlignment(Element.ALIGN_CENTER);
        paragraph.setSpacingAfter(after);
        paragraph.setMultipliedLeading(1.15f);
        return paragraph;
    }

    /** Drawn, not painted: sharp on every printer, and a few kilobytes a page. */
    private static Image code(PdfWriter writer, String address) throws DocumentException {
        ByteMatrix modules = modules(address);
        PdfTemplate drawing = writer.getDirectContent().createTemplate(CODE, CODE);
        float side = CODE / (modules.getWidth() + 2 * QUIET);
        for (int y = 0; y < modules.getHeight(); y++) {
            row(drawing, modules, y, side);
        }
        drawing.fill();
        Image image = Image.getInstance(drawing);
        image.setAlignment(Image.MIDDLE);
        return image;
    }

    /** Modules beside each other are one rectangle: no hair lines between them. */
    private static void row(PdfTemplate drawing, ByteMatrix modules, int y, float side) {
        int from = -1;
        for (int x = 0; x <= modules.getWidth(); x++) {
            boolean dark = x < modules.getWidth() && modules.get(x, y) == 1;
            if (dark && from < 0) {
                from = x;
            } else if (!dark && from >= 0) {
                drawing.rectangle((from + QUIET) * side, CODE - (y + 1 + QUIET) * side, (x - from) * side, side);
                from = -1;
            }
        }
    }

    private static ByteMatrix modules(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }
}
