package ru.opora.demonstration;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.demonstration.DemonstrationData.Participation;
import ru.opora.demonstration.DemonstrationData.Partnership;
import ru.opora.demonstration.DemonstrationData.Programme;
import tools.jackson.databind.json.JsonMapper;

/** The programmes of the demonstration region, the schools in them, and the schools that help. */
final class DemonstrationProgrammes {

    private static final String PROGRAMMES = """
            INSERT INTO organizations_programmes (id, organization_id, kind, name, short_name, grounds, cohort_years)
            SELECT id, organization_id, kind, name, short_name, grounds, cohort_years
            FROM jsonb_to_recordset(:rows::jsonb) AS r(id uuid, organization_id uuid, kind text, name text,
                short_name text, grounds jsonb, cohort_years integer[])""";

    private static final String PARTICIPATIONS = """
            INSERT INTO organizations_participations (id, programme_id, organization_id, cohort_year, grounds,
                order_number, order_date, entered_on, left_on, leaving_reason)
            SELECT gen_random_uuid(), programme_id, organization_id, cohort_year, ARRAY[ground], '41-п',
                   make_date(cohort_year, 1, 22), make_date(cohort_year, 2, 1),
                   CASE WHEN leaving_reason IS NOT NULL THEN make_date(cohort_year, 12, 20) END, leaving_reason
            FROM jsonb_to_recordset(:rows::jsonb) AS r(programme_id uuid, organization_id uuid, cohort_year integer,
                ground text, leaving_reason text)""";

    private static final String PARTNERSHIPS = """
            INSERT INTO organizations_partnerships (id, kind, organization_id, partner_id, valid_from, agreement_number,
                                                    agreement_date)
            SELECT gen_random_uuid(), kind, organization_id, partner_id, valid_from, agreement_number,
                   CASE WHEN agreement_number IS NOT NULL THEN valid_from END
            FROM jsonb_to_recordset(:rows::jsonb) AS r(kind text, organization_id uuid, partner_id uuid,
                valid_from date, agreement_number text)""";

    private DemonstrationProgrammes() {}

    static Mono<Void> insert(DatabaseClient database, JsonMapper json, DemonstrationData.Region region, int year) {
        Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
        rows.put(
                PROGRAMMES,
                region.programmes().stream().map(one -> programme(one, year)).toList());
        rows.put(
                PARTICIPATIONS,
                region.participations().stream()
                        .map(one -> participation(one, year))
                        .toList());
        rows.put(
                PARTNERSHIPS,
                region.partnerships().stream()
                        .map(one -> partnership(one, year))
                        .toList());
        return Flux.fromIterable(rows.entrySet())
                .concatMap(table -> database.sql(table.getKey())
                        .bind("rows", Json.of(json.writeValueAsBytes(table.getValue())))
                        .then())
                .then();
    }

    private static Map<String, Object> programme(Programme programme, int year) {
        return Map.of(
                "id", DemonstrationData.id(programme.key()),
                "organization_id", DemonstrationData.id("region"),
                "kind", programme.kind(),
                "name", programme.name(),
                "short_name", programme.shortName(),
                "grounds", programme.grounds(),
                "cohort_years",
                        programme.cohorts().stream()
                                .map(cohort -> year + cohort)
                                .toList());
    }

    private static Map<String, Object> participation(Participation participation, int year) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "programme_id", DemonstrationData.id(participation.programme()),
                "organization_id", DemonstrationData.id(participation.school()),
                "cohort_year", year + participation.cohort(),
                "ground", participation.ground()));
        if (participation.left() != null) {
            row.put("leaving_reason", participation.left());
        }
        return row;
    }

    private static Map<String, Object> partnership(Partnership partnership, int year) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "kind", partnership.kind(),
                "organization_id", DemonstrationData.id(partnership.school()),
                "partner_id", DemonstrationData.id(partnership.partner()),
                "valid_from", LocalDate.of(year, 2, 1)));
        if (partnership.agreement() != null) {
            row.put("agreement_number", partnership.agreement());
        }
        return row;
    }
}
