package ru.opora.roadmaps.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.roadmaps.execution.CheckpointView.Evidence;

/** Whether a report can be what it says, and whether there is enough in it to be submitted. */
@Component
class Reporting {

    private final ReportQueries queries;

    Reporting(ReportQueries queries) {
        this.queries = queries;
    }

    /** Numbers are of the row's targets, files lie in the executor's organisation. */
    Mono<ReportQueries.Asked> check(CheckpointQueries.Row row, ReportRequest request, String subject, String at) {
        return queries.asked(row, subject)
                .doOnNext(asked -> requireTargets(asked, request, at))
                .flatMap(asked -> requireFiles(row, request.allFiles(), at).thenReturn(asked));
    }

    private static void requireTargets(ReportQueries.Asked asked, ReportRequest request, String at) {
        for (int i = 0; i < request.allNumbers().size(); i++) {
            ReportRequest.Number number = request.allNumbers().get(i);
            if (!ReportQueries.hasTarget(asked.targets(), number.targetId())) {
                throw ProblemException.invalid(FieldError.of(at + "/numbers/" + i + "/targetId", "NOT_FOUND"));
            }
            if (!ReportQueries.reasonable(number.value())) {
                throw ProblemException.invalid(FieldError.of(at + "/numbers/" + i + "/value", "OUT_OF_RANGE"));
            }
        }
    }

    private Mono<Void> requireFiles(CheckpointQueries.Row row, List<UUID> files, String at) {
        return files.isEmpty()
                ? Mono.empty()
                : queries.filesOf(row.organization().id(), files)
                        .filter(found -> found == files.size())
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.invalid(FieldError.of(at + "/files", "NOT_FOUND"))))
                        .then();
    }

    /** What the row asks for must be there; where it asks for nothing, something must be. */
    static void requireEnough(List<Evidence> asked, ReportRequest request, String at) {
        List<FieldError> missing = new ArrayList<>();
        boolean text = request.clean() != null;
        boolean link = request.link() != null;
        boolean file = !request.allFiles().isEmpty();
        boolean numbers = !request.allNumbers().isEmpty();
        if (asked.contains(Evidence.TEXT) && !text || asked.isEmpty() && !text && !link && !file) {
            missing.add(FieldError.of(at + "/text", "EVIDENCE_REQUIRED"));
        }
        if (asked.contains(Evidence.LINK) && !link) {
            missing.add(FieldError.of(at + "/link", "EVIDENCE_REQUIRED"));
        }
        if (asked.contains(Evidence.FILE) && !file) {
            missing.add(FieldError.of(at + "/files", "EVIDENCE_REQUIRED"));
        }
        if (asked.contains(Evidence.NUMBERS) && !numbers) {
            missing.add(FieldError.of(at + "/numbers", "EVIDENCE_REQUIRED"));
        }
        if (!missing.isEmpty()) {
            throw ProblemException.invalid(missing.toArray(FieldError[]::new));
        }
    }
}
