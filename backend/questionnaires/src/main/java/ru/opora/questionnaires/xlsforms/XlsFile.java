package ru.opora.questionnaires.xlsforms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;

/** Reads a workbook of Excel 97-2003. POI holds it whole: the size of the file is bounded before. */
final class XlsFile {

    private static final int SHEETS = 100;

    private XlsFile() {}

    static FormWorkbook read(byte[] file, Issues issues) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook(new ByteArrayInputStream(file))) {
            boolean macros = workbook.getDirectory().hasEntryCaseInsensitive("_VBA_PROJECT_CUR");
            List<FormTable> sheets = new ArrayList<>();
            for (int i = 0; i < Math.min(SHEETS, workbook.getNumberOfSheets()); i++) {
                sheets.add(read(workbook.getSheetAt(i), issues));
            }
            return new FormWorkbook(sheets, macros);
        } catch (EncryptedDocumentException e) {
            throw new XlsFormRefused(XlsFormCode.ENCRYPTED, "xls");
        } catch (OldExcelFormatException e) {
            throw new XlsFormRefused(XlsFormCode.OLD_EXCEL, "xls");
        } catch (XlsFormRefused e) {
            throw e;
        } catch (RuntimeException e) {
            // POI says by many kinds of exceptions that it does not understand a file.
            throw new XlsFormRefused(XlsFormCode.DAMAGED, "xls");
        }
    }

    private static FormTable read(Sheet sheet, Issues issues) {
        FormTable.Builder table = new FormTable.Builder();
        for (Row row : sheet) {
            TreeMap<Integer, String> cells = new TreeMap<>();
            for (Cell cell : row) {
                cells.put(cell.getColumnIndex(), text(cell));
                if (type(cell) == CellType.ERROR) {
                    String letters = CellReference.convertNumToColString(cell.getColumnIndex());
                    issues.add(
                            XlsFormCode.FORMULA_WITHOUT_VALUE, sheet.getSheetName(), row.getRowNum() + 1, letters, "");
                }
            }
            table.add(row.getRowNum() + 1, cells);
        }
        return table.build(sheet.getSheetName());
    }

    /** A formula is what it gave when the file was saved. */
    private static String text(Cell cell) {
        return switch (type(cell)) {
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            case NUMERIC -> {
                double number = cell.getNumericCellValue();
                yield CellText.ofNumber(number, DateUtil.isCellDateFormatted(cell), String.valueOf(number));
            }
            default -> "";
        };
    }

    private static CellType type(Cell cell) {
        return cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
    }
}
