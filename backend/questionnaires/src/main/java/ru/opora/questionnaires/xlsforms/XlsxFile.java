package ru.opora.questionnaires.xlsforms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.xml.sax.SAXException;

/** Reads an Excel workbook sheet by sheet, as a stream; POI opens the package, knows the shared texts and the formats. */
final class XlsxFile {

    private static final int SHEETS = 100;

    private XlsxFile() {}

    static FormWorkbook read(byte[] file, Issues issues) throws IOException {
        try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(file))) {
            boolean macros = parts.getParts().stream()
                    .anyMatch(part -> part.getPartName().getName().endsWith("vbaProject.bin"));
            ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(parts, false);
            XSSFReader reader = new XSSFReader(parts);
            StylesTable styles = reader.getStylesTable();
            List<FormTable> sheets = new ArrayList<>();
            XSSFReader.SheetIterator iterator = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (iterator.hasNext() && sheets.size() < SHEETS) {
                try (InputStream sheet = iterator.next()) {
                    String name = iterator.getSheetName();
                    sheets.add(new XlsxSheet(name, strings, styles, issues).read(sheet));
                }
            }
            return new FormWorkbook(sheets, macros);
        } catch (OpenXML4JException | SAXException | XMLStreamException e) {
            throw new XlsFormRefused(XlsFormCode.DAMAGED, "xlsx");
        } catch (XlsFormRefused e) {
            throw e;
        } catch (RuntimeException e) {
            // POI says by many kinds of exceptions that it does not understand a file.
            throw new XlsFormRefused(XlsFormCode.DAMAGED, "xlsx");
        }
    }
}
