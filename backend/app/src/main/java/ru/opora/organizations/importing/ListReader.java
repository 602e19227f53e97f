package ru.opora.organizations.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.documents.SourceDocument;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.documents.SourceRefused;
import ru.opora.platform.documents.SourceRow;
import ru.opora.platform.documents.SourceSize;
import ru.opora.platform.documents.SourceTable;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.problem.Refusals;

/** Reads a file into the rows of a list, off the event loop and one file at a time: lists are large. */
@Component
class ListReader implements AutoCloseable {

    private static final int WAITING = 50;

    /** A row that heads the ones below it: «Озёрский муниципальный район». */
    private static final Pattern HEADING = Pattern.compile(
            "(?:^|\\s)(?:район|округ|городской|муниципальн\\S+|зато|го|мр|мо)(?:\\s|$)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern TOTAL = Pattern.compile("^(?:итого|всего|total)(?!\\p{L}).*");

    private final SourceReader reader = new SourceReader(SourceSize.LIST);
    private final Scheduler thread = Schedulers.newBoundedElastic(1, WAITING, "list-reading");

    Mono<ReadList> read(String fileName, byte[] content) {
        return Mono.fromCallable(() -> list(reader.read(fileName, content)))
                .subscribeOn(thread)
                .onErrorMap(SourceRefused.class, Refusals::problem);
    }

    /** Work of the same size on rows that are read already. */
    <T> Mono<T> offLoop(java.util.concurrent.Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(thread);
    }

    @Override
    public void close() {
        thread.dispose();
    }

    private static ReadList list(SourceDocument document) {
        List<ListImportView.Column> columns = new ArrayList<>();
        List<ListRow> rows = new ArrayList<>();
        int table = 0;
        for (SourceTable found : document.blocks().stream()
                .filter(SourceTable.class::isInstance)
                .map(SourceTable.class::cast)
                .toList()) {
            Optional<ColumnFinder.Header> header = ColumnFinder.find(found);
            if (header.isPresent()) {
                columns(table, found.name(), header.get(), columns);
                rows(table, found, header.get(), rows);
                table++;
            }
        }
        if (rows.isEmpty()) {
            throw ProblemException.of(ProblemType.LIST_WITHOUT_NAMES);
        }
        return new ReadList(columns, rows);
    }

    private static void columns(
            int table, String sheet, ColumnFinder.Header header, List<ListImportView.Column> columns) {
        for (int index = 0; index < header.texts().size(); index++) {
            columns.add(new ListImportView.Column(
                    table,
                    sheet,
                    index,
                    header.texts().get(index),
                    header.roles().get(index)));
        }
    }

    private static void rows(int table, SourceTable found, ColumnFinder.Header header, List<ListRow> rows) {
        String heading = isHeading(found.name()) ? found.name() : null;
        for (SourceRow row : found.rows().subList(header.row() + 1, found.rows().size())) {
            List<String> texts = ColumnFinder.texts(row);
            List<String> filled =
                    texts.stream().filter(text -> !text.isEmpty()).distinct().toList();
            if (filled.size() == 1 && texts.size() > 1 && isHeading(filled.get(0))) {
                heading = filled.get(0);
            } else if (!filled.isEmpty() && !texts.equals(header.texts()) && !isNumbering(filled) && !isTotal(filled)) {
                rows.add(new ListRow(rows.size(), table, found.name(), row.number(), texts, heading));
            }
        }
    }

    private static boolean isHeading(@Nullable String text) {
        return text != null
                && text.length() < 100
                && HEADING.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    /** The row «1 2 3 4» under a header. */
    private static boolean isNumbering(List<String> filled) {
        for (int at = 0; at < filled.size(); at++) {
            if (!filled.get(at).equals(String.valueOf(at + 1))) {
                return false;
            }
        }
        return filled.size() > 2;
    }

    private static boolean isTotal(List<String> filled) {
        return filled.stream()
                .limit(2)
                .anyMatch(text -> TOTAL.matcher(text.toLowerCase(Locale.ROOT)).matches());
    }
}
