package ru.opora.monitoring.assessments.importing;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.assessments.AssessmentKind;

/** Some rows of a file: those that can be taken as COPY wants them, and what is wrong with the others. */
final class ResultBatch {

    /** Which assessment a row is of: all that tells one from another within an organisation. */
    record Procedure(
            AssessmentKind kind, String subject, @Nullable Integer grade, int schoolYear, String label) {}

    /** An assessment that is not there yet. */
    record Fresh(UUID id, Procedure procedure, @Nullable LocalDate heldOn) {}

    /** A row that cannot be taken. */
    record Faulty(int number, @Nullable ResultColumn role, String code, List<String> cells) {}

    private final StringBuilder lines = new StringBuilder(1 << 16);
    private final List<Faulty> faults = new ArrayList<>();
    private final List<Fresh> fresh = new ArrayList<>();
    private int rows;
    private int taken;
    private int faulty;
    private boolean onlyFresh = true;

    /** One more row of the file was read. */
    void read() {
        rows++;
    }

    void fault(Faulty fault, boolean kept) {
        faulty++;
        if (kept) {
            faults.add(fault);
        }
    }

    void fresh(Fresh assessment) {
        fresh.add(assessment);
    }

    /** @param isFresh whether its assessment was first named by this file: then there is nothing to be compared with */
    void take(UUID assessment, UUID school, String letter, ResultFigures figures, boolean isFresh) {
        taken++;
        onlyFresh &= isFresh;
        lines.append(assessment).append('\t').append(school).append('\t').append(escaped(letter));
        for (Object value : figures.values()) {
            lines.append('\t');
            if (value == null) {
                lines.append("\\N");
            } else {
                lines.append(value);
            }
        }
        lines.append('\n');
    }

    private static String escaped(String letter) {
        return letter.indexOf('\\') < 0 && letter.indexOf('\t') < 0 ? letter : "";
    }

    byte[] lines() {
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    List<Faulty> faults() {
        return faults;
    }

    List<Fresh> fresh() {
        return fresh;
    }

    int rows() {
        return rows;
    }

    int taken() {
        return taken;
    }

    int faulty() {
        return faulty;
    }

    boolean onlyFresh() {
        return onlyFresh;
    }
}
