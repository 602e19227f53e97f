package ru.opora.monitoring.assessments.importing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.assessments.AssessmentKind;
import ru.opora.monitoring.assessments.importing.ResultBatch.Faulty;
import ru.opora.monitoring.assessments.importing.ResultBatch.Fresh;
import ru.opora.monitoring.assessments.importing.ResultBatch.Procedure;
import ru.opora.monitoring.assessments.importing.ResultFigures.Wrong;
import ru.opora.organizations.matching.SchoolIndex;
import ru.opora.platform.documents.RowStream;

/** Says of each row of a file, in their order, what it comes to. One pass, one thread; it writes nothing. */
final class ResultJudge {

    /** Rows that are kept to be shown; the counts know of all. */
    private static final int MOST_FAULTS = 20_000;

    private static final int MOST_UNKNOWN = 1_000;
    private static final int MOST_PROCEDURES = 5_000;
    private static final int LONGEST_SUBJECT = 200;

    private final ResultImport of;
    private final SchoolIndex schools;
    private final Map<Procedure, UUID> procedures;
    private final Map<ResultColumn, Integer> columns = new EnumMap<>(ResultColumn.class);
    private final Set<UUID> fresh = new HashSet<>();
    private final ResultKeys seen = new ResultKeys();
    private final Map<String, Unmatched> unmatched = new HashMap<>();
    private int faults;

    /** A name that means no single school. */
    private static final class Unmatched {
        private final String municipality;
        private int rows;

        Unmatched(String municipality) {
            this.municipality = municipality;
        }
    }

    /** @param procedures those that are there already */
    ResultJudge(ResultImport of, SchoolIndex schools, Map<Procedure, UUID> procedures) {
        this.of = of;
        this.schools = schools;
        this.procedures = new HashMap<>(procedures);
        for (var column : of.columns()) {
            if (column.role() != ResultColumn.IGNORED) {
                columns.putIfAbsent(column.role(), column.index());
            }
        }
    }

    /** @param counts whether the row is counted and taken: one that was done before only says what it names */
    void judge(RowStream.Row row, ResultBatch batch, boolean counts) {
        Function<ResultColumn, String> cell = role -> {
            Integer column = columns.get(role);
            return column == null ? "" : row.cell(column);
        };
        if (counts) {
            batch.read();
        }
        try {
            UUID school = school(cell, counts);
            LocalDate held = held(cell);
            Cells.SchoolClass schoolClass = schoolClass(cell);
            Procedure procedure = procedure(cell, held, schoolClass);
            ResultFigures figures = ResultFigures.of(cell, procedure.kind());
            UUID assessment = assessment(procedure, held, batch);
            String letter = letter(cell, schoolClass);
            if (!seen.add(assessment, school, letter)) {
                throw new Wrong(ResultColumn.SCHOOL, "REPEATED");
            }
            if (counts) {
                batch.take(assessment, school, letter, figures, fresh.contains(assessment));
            }
        } catch (Wrong wrong) {
            if (counts) {
                batch.fault(
                        new Faulty(row.number(), wrong.role(), wrong.code(), List.copyOf(row.cells())),
                        faults++ < MOST_FAULTS);
            }
        }
    }

    /** The names that mean no single school, the most frequent first. */
    List<ResultImportView.Unknown> unknown() {
        Map<String, ResultImportView.Unknown> all = new LinkedHashMap<>();
        unmatched.forEach((name, found) ->
                all.put(name, new ResultImportView.Unknown(name, found.municipality, found.rows, List.of())));
        return all.values().stream()
                .sorted(Comparator.comparingInt(ResultImportView.Unknown::rows)
                        .reversed()
                        .thenComparing(ResultImportView.Unknown::name))
                .toList();
    }

    private UUID school(Function<ResultColumn, String> cell, boolean counts) throws Wrong {
        String name = cell.apply(ResultColumn.SCHOOL);
        UUID said = of.schools().get(name);
        if (said != null) {
            return said;
        }
        String municipality = cell.apply(ResultColumn.MUNICIPALITY);
        String code = cell.apply(ResultColumn.SCHOOL_CODE);
        String inn = cell.apply(ResultColumn.INN);
        SchoolIndex.Found found = schools.find(code, inn, name, municipality);
        if (found.id() != null) {
            return found.id();
        }
        if (name.isEmpty() && code.isEmpty() && inn.isEmpty()) {
            throw new Wrong(ResultColumn.SCHOOL, "REQUIRED");
        }
        if (counts && !name.isEmpty() && (unmatched.containsKey(name) || unmatched.size() < MOST_UNKNOWN)) {
            unmatched.computeIfAbsent(name, none -> new Unmatched(municipality)).rows++;
        }
        throw new Wrong(ResultColumn.SCHOOL, found.several() ? "SEVERAL_SCHOOLS" : "UNKNOWN_SCHOOL");
    }

    private Procedure procedure(
            Function<ResultColumn, String> cell, @Nullable LocalDate held, Cells.@Nullable SchoolClass schoolClass)
            throws Wrong {
        AssessmentKind kind = said(cell, ResultColumn.KIND, Cells::kind, of.defaults().kind());
        String subject = said(cell, ResultColumn.SUBJECT, text -> text, of.defaults().subject());
        if (subject.length() > LONGEST_SUBJECT) {
            throw new Wrong(ResultColumn.SUBJECT, "WRONG_LENGTH");
        }
        Integer year = of.defaults().schoolYear();
        if (year == null && held != null) {
            year = Cells.yearOf(held);
        }
        String label = cell.apply(ResultColumn.LABEL);
        String usual = of.defaults().label();
        return new Procedure(
                kind,
                capitalised(subject),
                grade(cell, schoolClass),
                said(cell, ResultColumn.SCHOOL_YEAR, Cells::year, year),
                !label.isEmpty() ? label.substring(0, Math.min(label.length(), LONGEST_SUBJECT)) : usual == null ? "" : usual);
    }

    private @Nullable Integer grade(Function<ResultColumn, String> cell, Cells.@Nullable SchoolClass schoolClass)
            throws Wrong {
        if (schoolClass != null) {
            return schoolClass.grade();
        }
        String text = cell.apply(ResultColumn.GRADE);
        if (text.isEmpty()) {
            return of.defaults().grade();
        }
        Cells.SchoolClass grade = Cells.schoolClass(text);
        if (grade == null) {
            throw new Wrong(ResultColumn.GRADE, "WRONG_NUMBER");
        }
        return grade.grade();
    }

    /** What the column says, else what holds for the whole file. */
    private static <T> T said(
            Function<ResultColumn, String> cell, ResultColumn role, Function<String, @Nullable T> read, @Nullable T usual)
            throws Wrong {
        String text = cell.apply(role);
        T value = text.isEmpty() ? usual : read.apply(text);
        if (value == null) {
            throw new Wrong(role, text.isEmpty() ? "REQUIRED" : "UNKNOWN_VALUE");
        }
        return value;
    }

    private static @Nullable LocalDate held(Function<ResultColumn, String> cell) throws Wrong {
        String text = cell.apply(ResultColumn.DATE);
        LocalDate date = text.isEmpty() ? null : Cells.date(text);
        if (date == null && !text.isEmpty()) {
            throw new Wrong(ResultColumn.DATE, "WRONG_DATE");
        }
        return date;
    }

    private static Cells.@Nullable SchoolClass schoolClass(Function<ResultColumn, String> cell) throws Wrong {
        String text = cell.apply(ResultColumn.CLASS);
        Cells.SchoolClass found = text.isEmpty() ? null : Cells.schoolClass(text);
        if (found == null && !text.isEmpty()) {
            throw new Wrong(ResultColumn.CLASS, "WRONG_CLASS");
        }
        return found;
    }

    private static String letter(Function<ResultColumn, String> cell, Cells.@Nullable SchoolClass schoolClass)
            throws Wrong {
        String letter = cell.apply(ResultColumn.LETTER).toUpperCase(Locale.ROOT);
        if (letter.length() > 10) {
            throw new Wrong(ResultColumn.LETTER, "WRONG_LENGTH");
        }
        return letter.isEmpty() && schoolClass != null ? schoolClass.letter() : letter;
    }

    private UUID assessment(Procedure procedure, @Nullable LocalDate held, ResultBatch batch) throws Wrong {
        UUID known = procedures.get(procedure);
        if (known != null) {
            return known;
        }
        if (fresh.size() >= MOST_PROCEDURES) {
            throw new Wrong(ResultColumn.SUBJECT, "TOO_MANY_ASSESSMENTS");
        }
        UUID id = UUID.randomUUID();
        procedures.put(procedure, id);
        fresh.add(id);
        batch.fresh(new Fresh(id, procedure, held));
        return id;
    }

    /** «математика» and «Математика» are one subject. */
    private static String capitalised(String subject) {
        return subject.isEmpty() ? subject : Character.toUpperCase(subject.charAt(0)) + subject.substring(1);
    }
}
