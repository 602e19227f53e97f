package ru.opora.demonstration;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.demonstration.DemonstrationData.District;
import ru.opora.demonstration.DemonstrationData.Everything;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapApproval;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.assignments.Generation;
import ru.opora.roadmaps.importing.RoadmapImports;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plans of the demonstration and their year: the region's one, amended in spring; those of districts and of a school, which
 * adopt its rows; one that is agreed on, one that is a draft.
 */
@Component
@ConditionalOnProperty("opora.demo")
class DemonstrationPlans {

    private static final UUID REGION = DemonstrationData.id("region");
    private static final UUID DISTRICT = DemonstrationData.id("mun-ozersky");
    private static final UUID SCHOOL = DemonstrationData.id("school-ozersky-1");

    /** Those with published accounts: they have something in each state. */
    private static final UUID[] SHOWN = {SCHOOL, DISTRICT, DemonstrationData.id("mun-beregovoy")};

    private final DatabaseClient database;
    private final RoadmapImports imports;
    private final Roadmaps roadmaps;
    private final Generation generation;
    private final DemonstrationEvidence evidence;
    private final JsonMapper json;

    DemonstrationPlans(
            DatabaseClient database,
            RoadmapImports imports,
            Roadmaps roadmaps,
            Generation generation,
            DemonstrationEvidence evidence,
            JsonMapper json) {
        this.evidence = evidence;
        this.json = json;
        this.database = database;
        this.imports = imports;
        this.roadmaps = roadmaps;
        this.generation = generation;
    }

    /** The ids of plans that came from files. */
    private record Made(UUID region, UUID district, UUID school) {}

    Mono<Void> write(Everything data, LocalDate today) {
        Caller author = new Caller(
                DemonstrationData.id("region").toString(),
                List.of(new Caller.Grant("", Set.of("organizations:read", RoadmapPermission.WRITE))));
        var documents = data.documents();
        return imports.importWhole(author, "roadmap.html", documents.region(), REGION)
                .flatMap(region -> imports.importWhole(author, "district.html", documents.district(), DISTRICT)
                        .flatMap(district -> imports.importWhole(author, "school.html", documents.school(), SCHOOL)
                                .map(school -> new Made(region, district, school))))
                .flatMap(made -> live(data, made, today))
                .then(Mono.defer(() -> imports.importWhole(author, "draft.html", documents.draft(), DISTRICT)))
                .then();
    }

    private Mono<Void> live(Everything data, Made made, LocalDate today) {
        List<UUID> executed = new ArrayList<>(List.of(made.region(), made.school()));
        active(data).forEach(district -> executed.add(plan(district, made)));
        Map<String, Object> values = values(data, made, today);
        values.put("executed", executed.toArray(UUID[]::new));
        return run(values, DemonstrationCascade.BEFORE)
                .then(Mono.defer(() -> intoForce(
                        made.region(),
                        "41-п",
                        today.withDayOfYear(22),
                        "Министр образования Светлоборской области А. Л. Полозов")))
                .then(Mono.defer(() -> run(values, DemonstrationCascade.DISTRICTS)))
                .then(Mono.defer(() -> districts(data, made, today)))
                .then(Mono.defer(() -> run(values, DemonstrationCascade.AMENDMENT)))
                .then(Mono.defer(() -> run(values, DemonstrationTalk.DATES)))
                .thenMany(Flux.fromIterable(executed))
                .concatMap(generation::generate)
                .then(Mono.defer(() -> run(values, DemonstrationTalk.MOVED)))
                .then(Mono.defer(() -> run(values, DemonstrationExecution.STEPS)))
                .then(Mono.defer(() -> run(values, DemonstrationTalk.WORDS)))
                .then(Mono.defer(() -> evidence.attach(SHOWN)));
    }

    private Map<String, Object> values(Everything data, Made made, LocalDate today) {
        List<Map<String, Object>> places = data.life().districts().stream()
                .map(district -> place(district, made))
                .toList();
        Map<String, Object> values = new HashMap<>(Map.of(
                "region", REGION,
                "above", made.region(),
                "district", made.district(),
                "school", made.school(),
                "today", today,
                "amended", amendedOn(today),
                "life", Json.of(data.life().rest()),
                "author", DemonstrationData.id("region").toString()));
        values.put("places", Json.of(json.writeValueAsBytes(places)));
        values.put(
                "agreement",
                Json.of(json.writeValueAsBytes(data.life().agreement().stream()
                        .map(DemonstrationPlans::remark)
                        .toList())));
        values.put("shown", SHOWN);
        return values;
    }

    private static Map<String, Object> remark(DemonstrationData.Remark remark) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "person", DemonstrationData.id(remark.author()),
                "organization", DemonstrationData.id(remark.organization()),
                "text", remark.text()));
        if (remark.row() != null) {
            row.put("row", remark.row());
        }
        return row;
    }

    private static Map<String, Object> place(District district, Made made) {
        UUID plan = plan(district, made);
        return Map.of(
                "id", plan,
                "organization_id", DemonstrationData.id(district.key()),
                "of", district.of(),
                "consultations", district.consultations(),
                "state", district.state(),
                "copied", !plan.equals(made.district()));
    }

    private Mono<Void> run(Map<String, Object> values, List<String> steps) {
        return DemonstrationSteps.run(database, values, steps);
    }

    private static UUID plan(District district, Made made) {
        return DemonstrationData.id(district.key()).equals(DISTRICT)
                ? made.district()
                : DemonstrationData.id("roadmap:" + district.key());
    }

    private static List<District> active(Everything data) {
        return data.life().districts().stream()
                .filter(district -> district.state().equals("ACTIVE"))
                .toList();
    }

    private Mono<Void> districts(Everything data, Made made, LocalDate today) {
        return Flux.fromIterable(active(data))
                .concatMap(district -> intoForce(
                        plan(district, made), district.order(), today.withDayOfYear(43), district.signatory()))
                .then(Mono.defer(
                        () -> intoForce(made.school(), "15-ш", today.withDayOfYear(51), "Директор Ф. И. Колокольцев")));
    }

    private Mono<Void> intoForce(UUID plan, String order, LocalDate day, String signatory) {
        return roadmaps.bringIntoForce(plan, RoadmapApproval.of(order, day, signatory));
    }

    /** An amendment is of the middle of May, or of today while May has not come. */
    private static LocalDate amendedOn(LocalDate today) {
        LocalDate may = LocalDate.of(today.getYear(), 5, 15);
        return may.isAfter(today) ? today : may;
    }
}
