package ru.opora.platform.documents.writing;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a document as a PDF, page after page. Lengths are points. */
final class PdfPrinter implements Printer {

    private static final float LEFT = 56.7f;
    private static final float RIGHT = 28.35f;
    private static final float EDGE = 42.5f;
    private static final float CORNER = 0.62f;
    private static final float TEXT_SIZE = 12;
    private static final float TITLE_SIZE = 14;

    @Override
    public void print(PrintedDocument printed, OutputStream out) throws IOException {
        PdfFonts fonts = new PdfFonts();
        var size = printed.landscape() ? PageSize.A4.rotate() : PageSize.A4;
        try (Document document = new Document(size, LEFT, RIGHT, EDGE, EDGE)) {
            PdfWriter writer = PdfWriter.getInstance(document, out);
            writer.setCloseStream(false);
            writer.setPageEvent(new PageNumbers(fonts.regular(TEXT_SIZE)));
            document.addTitle(Writable.text(printed.title()));
            document.setDocumentLanguage(printed.language().toLanguageTag());
            document.open();
            for (PrintedBlock block : printed.blocks()) {
                if (block instanceof PrintedTable table) {
                    new PdfTable(document, fonts, printed.columns() > 6 ? 10 : 11).write(table);
                } else if (block instanceof PrintedParagraph paragraph
                        && paragraph.style() == PrintedParagraph.Style.SIGNATURE) {
                    document.add(PdfTable.signature(Writable.text(paragraph.text()), fonts.regular(TEXT_SIZE)));
                } else if (block instanceof PrintedParagraph paragraph) {
                    document.add(paragraph(paragraph, fonts, size.getWidth() - LEFT - RIGHT));
                }
            }
        } catch (DocumentException failure) {
            throw new IOException(failure);
        }
    }

    private static Paragraph paragraph(PrintedParagraph printed, PdfFonts fonts, float width) {
        String text = Writable.text(printed.text());
        return switch (printed.style()) {
            case TITLE -> spaced(centred(new Paragraph(text, fonts.bold(TITLE_SIZE))), 12, 12);
            case HEADING -> spaced(new Paragraph(text, fonts.bold(TEXT_SIZE)), 12, 6);
            case TEXT -> spaced(new Paragraph(text, fonts.regular(TEXT_SIZE)), 0, 6);
            case CORNER -> spaced(indented(new Paragraph(text, fonts.regular(TEXT_SIZE)), width * CORNER), 0, 0);
            case SIGNATURE -> throw new IllegalArgumentException("A signature is a row of its own");
        };
    }

    private static Paragraph centred(Paragraph paragraph) {
        paragraph.setAlignment(Element.ALIGN_CENTER);
        return paragraph;
    }

    private static Paragraph indented(Paragraph paragraph, float left) {
        paragraph.setIndentationLeft(left);
        return paragraph;
    }

    private static Paragraph spaced(Paragraph paragraph, float before, float after) {
        paragraph.setSpacingBefore(before);
        paragraph.setSpacingAfter(after);
        paragraph.setMultipliedLeading(1.15f);
        return paragraph;
    }

    /** The number in the middle of the upper edge, from the second page on. */
    private static final class PageNumbers extends PdfPageEventHelper {

        private final Font font;

        PageNumbers(Font font) {
            this.font = font;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            if (writer.getPageNumber() > 1) {
                Phrase number = new Phrase(String.valueOf(writer.getPageNumber()), font);
                float middle = (document.left() + document.right()) / 2;
                ColumnText.showTextAligned(
                        writer.getDirectContent(), Element.ALIGN_CENTER, number, middle, document.top() + 12, 0);
            }
        }
    }
}
