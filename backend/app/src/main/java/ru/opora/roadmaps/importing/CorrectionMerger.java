package ru.opora.roadmaps.importing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.web.Patch;
import ru.opora.roadmaps.importing.recognition.ColumnRole;
import ru.opora.roadmaps.importing.recognition.PlanActivity;
import ru.opora.roadmaps.importing.recognition.PlanSection;
import ru.opora.roadmaps.importing.recognition.RecognisedPlan;
import ru.opora.roadmaps.importing.recognition.RowKind;
import ru.opora.terms.TermStatus;

/** Adds a request's corrections to those made before, against the plan as the person saw it. */
final class CorrectionMerger {

    private final RecognisedPlan seen;

    CorrectionMerger(RecognisedPlan seen) {
        this.seen = seen;
    }

    Corrections merge(Corrections before, ImportPatch patch) {
        boolean sameTable = Objects.equals(patch.table().or(before.table()), before.table());
        return new Corrections(
                patch.title().or(before.title()),
                text(patch.goal(), before.goal()),
                text(patch.orderNumber(), before.orderNumber()),
                patch.orderDate().or(before.orderDate()),
                patch.orderDate().isSent() ? (Boolean) patch.orderDate().removes() : before.undated(),
                text(patch.signatory(), before.signatory()),
                patch.periodStart()
                        .or(or(before.periodStart(), patch.periodEnd().isSent() ? seen.periodStart() : null)),
                patch.periodEnd().or(or(before.periodEnd(), patch.periodStart().isSent() ? seen.periodEnd() : null)),
                patch.table().or(before.table()),
                columns(kept(sameTable, patch.columns(), before.columns()), orEmpty(patch.columns())),
                rows(kept(sameTable, patch.rows(), before.rows()), orEmpty(patch.rows())),
                terms(kept(sameTable, patch.terms(), before.terms()), orEmpty(patch.terms())));
    }

    private Map<Integer, ColumnRole> columns(Map<Integer, ColumnRole> before, List<ImportPatch.Column> changes) {
        Map<Integer, ColumnRole> merged = new TreeMap<>(before);
        for (int i = 0; i < changes.size(); i++) {
            int index = changes.get(i).index();
            if (seen.columns().stream().noneMatch(column -> column.index() == index)) {
                throw ProblemException.invalid(FieldError.of("/columns/" + i + "/index", "NOT_FOUND"));
            }
            put(merged, index, changes.get(i).role());
        }
        return merged;
    }

    private Map<Integer, RowKind> rows(Map<Integer, RowKind> before, List<ImportPatch.Row> changes) {
        Map<Integer, RowKind> merged = new TreeMap<>(before);
        for (int i = 0; i < changes.size(); i++) {
            int number = changes.get(i).row();
            if (seen.source().rows().stream().noneMatch(row -> row.row() == number)) {
                throw ProblemException.invalid(FieldError.of("/rows/" + i + "/row", "NOT_FOUND"));
            }
            put(merged, number, changes.get(i).kind());
        }
        return merged;
    }

    private Map<Integer, Corrections.TermCorrection> terms(
            Map<Integer, Corrections.TermCorrection> before, List<ImportPatch.TermFix> changes) {
        Map<Integer, Corrections.TermCorrection> merged = new TreeMap<>(before);
        for (int i = 0; i < changes.size(); i++) {
            ImportPatch.TermFix fix = changes.get(i);
            PlanActivity activity = activity(fix.row(), "/terms/" + i);
            Corrections.@Nullable TermCorrection correction = correction(fix, activity, "/terms/" + i);
            put(merged, activity.row(), correction);
            if (Boolean.TRUE.equals(fix.applyToSame())) {
                same(activity).forEach(other -> put(merged, other.row(), correction));
            }
        }
        return merged;
    }

    private static Corrections.@Nullable TermCorrection correction(
            ImportPatch.TermFix fix, PlanActivity activity, String pointer) {
        if (fix.text() != null) {
            return new Corrections.TermCorrection(fix.text());
        }
        if (!Boolean.TRUE.equals(fix.acceptProposal())) {
            return null;
        }
        if (activity.term().proposal() == null) {
            throw ProblemException.invalid(FieldError.of(pointer + "/acceptProposal", "NO_PROPOSAL"));
        }
        return new Corrections.TermCorrection(null);
    }

    private PlanActivity activity(int row, String pointer) {
        return activities(seen.sections())
                .filter(activity -> activity.row() == row)
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(FieldError.of(pointer + "/row", "NOT_FOUND")));
    }

    private Stream<PlanActivity> same(PlanActivity activity) {
        return activities(seen.sections())
                .filter(other -> other.term().status() == TermStatus.NEEDS_REVIEW
                        || other.term().status() == TermStatus.UNPARSEABLE)
                .filter(other -> printed(other).equals(printed(activity)));
    }

    private static String printed(PlanActivity activity) {
        return activity.termText().replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }

    static Stream<PlanActivity> activities(List<PlanSection> sections) {
        return sections.stream()
                .flatMap(section -> Stream.concat(section.activities().stream(), activities(section.sections())));
    }

    private static <V> void put(Map<Integer, V> map, int key, @Nullable V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    /** Null clears, and the mark of what is cleared is the empty text. */
    private static @Nullable String text(Patch<String> patch, @Nullable String before) {
        return patch.removes() ? "" : patch.or(before);
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }

    /** The corrections made before; none of them once another table is read or they are taken back. */
    private static <V> Map<Integer, V> kept(boolean sameTable, Patch<?> patch, Map<Integer, V> before) {
        return sameTable && !patch.removes() ? before : Map.of();
    }

    private static <T> List<T> orEmpty(Patch<List<T>> list) {
        return Objects.requireNonNullElse(list.value(), List.of());
    }
}
