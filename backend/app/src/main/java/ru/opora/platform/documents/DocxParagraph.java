package ru.opora.platform.documents;

import java.io.IOException;

/**
 * A Word paragraph's properties that bear on its text.
 *
 * @param style the paragraph style's id
 * @param heading whether it is a heading or centred
 * @param list the numbering instance it belongs to, 0 for none
 * @param level its level in the list, -1 when the style decides
 * @param markDeleted whether a tracked change deletes its end, so that the next paragraph goes on in it
 * @param hidden whether its mark, and with it its number, is hidden
 * @param run what its runs look like unless they say otherwise
 */
record DocxParagraph(
        String style, boolean heading, int list, int level, boolean markDeleted, boolean hidden, DocxStyles.Run run) {

    static DocxParagraph plain(DocxStyles styles) {
        return new Builder(styles).build();
    }

    static DocxParagraph read(XmlCursor xml, DocxStyles styles) throws IOException {
        Builder builder = new Builder(styles);
        int self = xml.depth();
        while (xml.nextChild(self)) {
            builder.property(xml);
        }
        return builder.build();
    }

    private static final class Builder {
        private final DocxStyles styles;
        private DocxStyles.Style style;
        private int list = -1;
        private int level = -1;
        private boolean centred;
        private boolean outlined;
        private boolean markDeleted;
        private boolean hidden;

        Builder(DocxStyles styles) {
            this.styles = styles;
            this.style = styles.defaultParagraph();
        }

        void property(XmlCursor xml) throws IOException {
            switch (xml.name()) {
                case "pStyle" -> style = styles.style(xml.attribute("val", ""));
                case "jc" -> centred = xml.attribute("val", "").equals("center");
                case "outlineLvl" -> outlined = xml.number("val", 9) < 9;
                case "numPr" -> numbering(xml);
                case "rPr" -> mark(xml);
                default -> {}
            }
        }

        private void numbering(XmlCursor xml) throws IOException {
            int self = xml.depth();
            while (xml.nextChild(self)) {
                switch (xml.name()) {
                    case "ilvl" -> level = xml.number("val", 0);
                    case "numId" -> list = xml.number("val", 0);
                    default -> {}
                }
            }
        }

        private void mark(XmlCursor xml) throws IOException {
            int self = xml.depth();
            while (xml.nextChild(self)) {
                switch (xml.name()) {
                    case "del", "moveFrom" -> markDeleted = true;
                    case "vanish" -> hidden = DocxStyles.on(xml);
                    default -> {}
                }
            }
        }

        DocxParagraph build() {
            return new DocxParagraph(
                    style.id(),
                    centred || outlined || style.heading(),
                    list >= 0 ? list : style.list(),
                    level >= 0 ? level : style.level(),
                    markDeleted,
                    hidden,
                    style.run());
        }
    }
}
