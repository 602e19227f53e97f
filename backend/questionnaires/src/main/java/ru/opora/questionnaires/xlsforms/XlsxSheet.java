package ru.opora.questionnaires.xlsforms;

import java.io.InputStream;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** Reads the cells of one sheet as texts: 1 is «1» whatever its format, and a date is written YYYY-MM-DD. */
final class XlsxSheet {

    private final String name;
    private final SharedStrings strings;
    private final StylesTable styles;
    private final Issues issues;
    private final FormTable.Builder table = new FormTable.Builder();

    XlsxSheet(String name, SharedStrings strings, StylesTable styles, Issues issues) {
        this.name = name;
        this.strings = strings;
        this.styles = styles;
        this.issues = issues;
    }

    FormTable read(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        int row = 0;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("row")) {
                row = number(xml.getAttributeValue(null, "r"), row + 1);
                readRow(xml, row);
            }
        }
        return table.build(name);
    }

    private static int number(String text, int usual) {
        try {
            return text == null ? usual : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new XlsFormRefused(XlsFormCode.DAMAGED, "row " + text);
        }
    }

    private void readRow(XMLStreamReader xml, int row) throws XMLStreamException {
        TreeMap<Integer, String> cells = new TreeMap<>();
        int column = -1;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                String reference = xml.getAttributeValue(null, "r");
                column = reference == null ? column + 1 : new CellReference(reference).getCol();
                String text = readCell(xml, row, column);
                if (!text.isEmpty()) {
                    cells.put(column, text);
                }
            }
        }
        table.add(row, cells);
    }

    private String readCell(XMLStreamReader xml, int row, int column) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        int style = number(xml.getAttributeValue(null, "s"), 0);
        StringBuilder inline = new StringBuilder();
        String value = "";
        boolean formula = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = xml.getElementText();
                    case "t" -> inline.append(xml.getElementText());
                    case "f" -> formula = true;
                    case "rPh" -> skip(xml, "rPh");
                    default -> {}
                }
            }
        }
        if ((formula && value.isEmpty()) || "e".equals(type)) {
            String letters = CellReference.convertNumToColString(column);
            issues.add(XlsFormCode.FORMULA_WITHOUT_VALUE, name, row, letters, value);
        }
        return value.isEmpty() ? inline.toString() : text(type == null ? "n" : type, value, style);
    }

    /** Readings for pronunciation are no part of a text. */
    private static void skip(XMLStreamReader xml, String element) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals(element)) {
                return;
            }
        }
    }

    private String text(String type, String value, int style) {
        return switch (type) {
            case "s" -> strings.getItemAt(number(value, 0)).getString();
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            case "e" -> "";
            case "n" -> numeric(value, style);
            default -> value;
        };
    }

    private String numeric(String value, int style) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return value;
        }
        return CellText.ofNumber(number, isDate(style), value);
    }

    private boolean isDate(int style) {
        if (style <= 0 || style >= styles.getNumCellStyles()) {
            return false;
        }
        XSSFCellStyle cell = styles.getStyleAt(style);
        return cell != null && DateUtil.isADateFormat(cell.getDataFormat(), cell.getDataFormatString());
    }
}
