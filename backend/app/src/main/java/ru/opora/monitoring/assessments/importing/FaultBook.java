package ru.opora.monitoring.assessments.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import ru.opora.monitoring.assessments.importing.ResultImportView.Column;
import ru.opora.platform.documents.writing.XlsxBook;
import ru.opora.platform.documents.writing.XlsxSheet;

/** What is wrong with rows, in the reader's words; as a workbook: correct and upload again. */
@Component
class FaultBook {

    private final MessageSource messages;

    FaultBook(MessageSource messages) {
        this.messages = messages;
    }

    ResultImportView.Fault view(ResultBatch.Faulty faulty, Locale locale) {
        return new ResultImportView.Fault(
                faulty.number(), faulty.role(), faulty.code(), say(faulty.code(), locale), faulty.cells());
    }

    byte[] of(ResultImport found, List<ResultBatch.Faulty> wrong, Locale locale) throws IOException {
        try (XlsxBook book = new XlsxBook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            List<String> headers =
                    new ArrayList<>(found.columns().stream().map(Column::header).toList());
            int width = headers.size();
            headers.add(say("HEADER", locale));
            XlsxSheet sheet = book.list(found.fileName(), headers);
            for (ResultBatch.Faulty faulty : wrong) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < width; column++) {
                    cells.add(column < faulty.cells().size() ? faulty.cells().get(column) : "");
                }
                cells.add(say(faulty.code(), locale));
                sheet.row(cells);
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private String say(String code, Locale locale) {
        return messages.getMessage("result." + code, null, locale);
    }
}
