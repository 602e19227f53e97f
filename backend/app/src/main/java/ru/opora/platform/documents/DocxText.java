package ru.opora.platform.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the paragraphs of a Word document: what is printed, with tracked changes accepted. */
final class DocxText {
    private final DocxStyles styles;
    private final DocxNumbering numbering;
    private final BlockReader boxes;

    DocxText(DocxStyles styles, DocxNumbering numbering, BlockReader boxes) {
        this.styles = styles;
        this.numbering = numbering;
        this.boxes = boxes;
    }

    /** Reads the blocks within the current element, as text boxes have them. */
    interface BlockReader {
        void read(XmlCursor xml, List<SourceBlock> out) throws IOException;
    }

    /** A paragraph that may go on in the next one, because the mark between them is deleted in a tracked change. */
    static final class Joint {
        private final StringBuilder text = new StringBuilder();
        private final boolean inCell;
        private boolean emphasised = true;

        /** @param inCell where centring is but a matter of looks */
        Joint(boolean inCell) {
            this.inCell = inCell;
        }

        void flush(List<SourceBlock> out, Budget budget) {
            String tidy = Texts.tidy(text);
            if (!tidy.isEmpty()) {
                budget.paragraph(tidy);
                out.add(new SourceParagraph(tidy, emphasised));
            }
            text.setLength(0);
            emphasised = true;
        }
    }

    void paragraph(XmlCursor xml, Joint joint, List<SourceBlock> out, Budget budget) throws IOException {
        Line line = new Line(styles);
        int self = xml.depth();
        while (xml.nextChild(self)) {
            if (xml.name().equals("pPr")) {
                line.properties = DocxParagraph.read(xml, styles);
            } else {
                content(xml, line);
            }
        }
        String label = line.properties.hidden() ? "" : numbering.label(line.properties);
        joint.text
                .append(label.isEmpty() || line.text.isEmpty() ? label : label + " ")
                .append(line.text);
        joint.emphasised &= line.emphasised(joint.inCell, label);
        Budget.piece(joint.text.length());
        if (!line.properties.markDeleted()) {
            joint.flush(out, budget);
        }
        out.addAll(line.boxes);
    }

    /** Anything within a paragraph: runs, and what may be wrapped around them. */
    private void content(XmlCursor xml, Line line) throws IOException {
        switch (xml.name()) {
            case "del", "moveFrom", "rPr", "sdtPr", "mc:Fallback", "rt", "instrText", "delText", "delInstrText" -> {}
            case "r" -> run(xml, line);
            case "t", "m:t" -> line.append(xml.text());
            case "tab", "ptab" -> line.append("\t");
            case "br", "cr" -> line.append("\n");
            case "noBreakHyphen" -> line.append("-");
            case "sym" -> line.append(DocxSymbols.character(xml.attribute("font", ""), xml.attribute("char", "")));
            case "fldChar" -> line.field(xml.attribute("fldCharType", ""));
            case "txbxContent" -> boxes.read(xml, line.boxes);
            case "sdt" -> contentControl(xml, line);
            default -> children(xml, line);
        }
    }

    private void children(XmlCursor xml, Line line) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            content(xml, line);
        }
    }

    private void run(XmlCursor xml, Line line) throws IOException {
        line.run = line.properties.run();
        int self = xml.depth();
        while (xml.nextChild(self)) {
            if (xml.name().equals("rPr")) {
                line.run = DocxStyles.run(xml, line.properties.run(), styles);
            } else {
                content(xml, line);
            }
        }
    }

    /** The prompt that a control shows while it is empty is no text of the author's. */
    private void contentControl(XmlCursor xml, Line line) throws IOException {
        boolean prompt = false;
        int self = xml.depth();
        while (xml.nextChild(self)) {
            if (xml.name().equals("sdtPr")) {
                prompt = hasPrompt(xml);
            } else if (!prompt) {
                content(xml, line);
            }
        }
    }

    private static boolean hasPrompt(XmlCursor xml) throws IOException {
        boolean prompt = false;
        int self = xml.depth();
        while (xml.nextChild(self)) {
            prompt |= xml.name().equals("showingPlcHdr") && DocxStyles.on(xml);
        }
        return prompt;
    }

    /** A paragraph's text while it is read. */
    private static final class Line {
        private final StringBuilder text = new StringBuilder();
        private final List<SourceBlock> boxes = new ArrayList<>();
        private DocxParagraph properties;
        private DocxStyles.Run run;
        private boolean plain;
        private boolean bold;

        /** One entry a nested field; true while its instruction is read. */
        private final List<Boolean> fields = new ArrayList<>();

        Line(DocxStyles styles) {
            properties = DocxParagraph.plain(styles);
            run = properties.run();
        }

        void append(String piece) {
            if (run.hidden() || fields.contains(true)) {
                return;
            }
            Budget.piece((long) text.length() + piece.length());
            text.append(piece);
            if (!piece.isBlank()) {
                bold |= run.bold();
                plain |= !run.bold();
            }
        }

        void field(String type) {
            int last = fields.size() - 1;
            switch (type) {
                case "begin" -> {
                    if (fields.size() < Limits.XML_DEPTH) {
                        fields.add(true);
                    }
                }
                case "separate" -> {
                    if (last >= 0) {
                        fields.set(last, false);
                    }
                }
                case "end" -> {
                    if (last >= 0) {
                        fields.remove(last);
                    }
                }
                default -> {}
            }
        }

        boolean emphasised(boolean inCell, String label) {
            if (text.isEmpty() && !label.isEmpty()) {
                return run.bold();
            }
            return text.isEmpty() || (!inCell && properties.heading()) || (bold && !plain);
        }
    }
}
