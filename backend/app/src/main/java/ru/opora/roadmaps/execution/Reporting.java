package ru.opora.roadmaps.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.roadmaps.ActivityView.Evidence;

/** Whether a report can be what it says, and whether there is enough in it to be submitted. */
@Component
class Reporting {

    private final ReportQueries queries;

    Reporting(ReportQueries queries) {
        this.queries = queries;
    }

    /** Numbers are of the row's targets, files lie in the executor's organisation. */
    Mono<ReportQueries.Asked> check(CheckpointRow row, ReportRequest request, String subject, String at) {
        return queries.asked(row, subject)
                .doOnNext(asked -> requireTargets(asked, request, at))
                .flatMap(asked -> requireFiles(row, request.allFiles(), at).thenReturn(asked));
    }

    /** One event on several rows: each checkpoint takes the numbers of its own row's targets. */
    record Shared(ReportRequest whole, Map<UUID, Set<UUID>> targets) {

        ReportRequest of(UUID checkpoint) {
            return whole.allNumbers().isEmpty() ? whole : whole.only(targets.getOrDefault(checkpoint, Set.of()));
        }
    }

    /** Refuses a number that is of none of the rows. */
    Mono<Shared> shared(List<UUID> checkpoints, ReportRequest request, String at) {
        if (request.allNumbers().isEmpty()) {
            return Mono.just(new Shared(request, Map.of()));
        }
        return queries.targets(checkpoints)
                .doOnNext(targets -> requireNumbers(
                        targets.values().stream().flatMap(Set::stream).collect(Collectors.toSet()), request, at))
                .map(targets -> new Shared(request, targets));
    }

    private static void requireTargets(ReportQueries.Asked asked, ReportRequest request, String at) {
        requireNumbers(
                asked.targets().stream().map(CheckpointView.Target::id).collect(Collectors.toSet()), request, at);
    }

    private static void requireNumbers(Set<UUID> targets, ReportRequest request, String at) {
        for (int i = 0; i < request.allNumbers().size(); i++) {
            ReportRequest.Number number = request.allNumbers().get(i);
            if (!targets.contains(number.targetId())) {
                throw ProblemException.invalid(FieldError.of(at + "/numbers/" + i + "/targetId", "NOT_FOUND"));
            }
            if (!ReportQueries.reasonable(number.value())) {
                throw ProblemException.invalid(FieldError.of(at + "/numbers/" + i + "/value", "OUT_OF_RANGE"));
            }
        }
    }

    private Mono<Void> requireFiles(CheckpointRow row, List<UUID> files, String at) {
        return files.isEmpty()
                ? Mono.empty()
                : queries.filesOf(row.organization().id(), files)
                        .filter(found -> found == files.size())
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.invalid(FieldError.of(at + "/files", "NOT_FOUND"))))
                        .then();
    }

    /** What the row asks for must be there; where it asks for nothing, something must be. What is counted is said. */
    static void requireEnough(List<Evidence> asked, boolean counted, ReportRequest request, String at) {
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
        if (counted && request.count() == null) {
            missing.add(FieldError.of(at + "/count", "REQUIRED"));
        }
        if (!missing.isEmpty()) {
            throw ProblemException.invalid(missing.toArray(FieldError[]::new));
        }
    }
}
