package ru.opora.reports;

import java.util.List;

/** How many counts that dashboards read differ from what the rows themselves come to: of each kind none ever may. */
final class DashboardRecount {

    private static final String BUCKETS = """
            SELECT count(*) FROM (
                SELECT v.round_indicator_id, f.municipality_id, width_bucket(v.value, monitoring_bucket_edges(c.definition))::smallint AS bucket, count(*) AS schools
                FROM monitoring_values v JOIN monitoring_round_forms f ON f.id = v.form_id
                JOIN monitoring_round_indicators c ON c.id = v.round_indicator_id
                WHERE v.breakdown = '' AND v.value IS NOT NULL GROUP BY 1, 2, 3) r
            FULL JOIN (SELECT * FROM monitoring_value_buckets WHERE schools <> 0) b USING (round_indicator_id, municipality_id, bucket)
            WHERE r.schools IS DISTINCT FROM b.schools""";

    private static final String FORMS = """
            SELECT count(*) FROM (
                SELECT f.round_id, f.municipality_id, count(*) AS schools, count(*) FILTER (WHERE f.filled < r.cell_count) AS incomplete
                FROM monitoring_round_forms f JOIN monitoring_rounds r ON r.id = f.round_id GROUP BY 1, 2) r
            FULL JOIN monitoring_form_counts c USING (round_id, municipality_id)
            WHERE (r.schools, r.incomplete) IS DISTINCT FROM (c.schools, c.incomplete)""";

    private static final String ENGAGEMENT = """
            SELECT count(*) FROM (
                SELECT m.place_id, m.month, e.level, count(*) AS schools
                FROM monitoring_engagement e JOIN organizations o ON o.id = e.organization_id
                CROSS JOIN LATERAL (
                    SELECT coalesce(roadmaps_above(v.path, 'MUNICIPALITY'), v.organization_id), e.month FROM organizations_versions v
                    WHERE v.organization_id = e.organization_id AND v.kind = 'SCHOOL' AND v.state = 'ACTIVE'
                      AND e.day BETWEEN v.valid_from AND coalesce(v.valid_to, 'infinity')
                    UNION ALL SELECT coalesce(roadmaps_above(o.path, 'MUNICIPALITY'), o.id), 'infinity'
                    WHERE e.latest AND o.state = 'ACTIVE' AND o.kind = 'SCHOOL') m (place_id, month) GROUP BY 1, 2, 3) r
            FULL JOIN (SELECT * FROM monitoring_engagement_counts WHERE schools <> 0) c USING (place_id, month, level)
            WHERE r.schools IS DISTINCT FROM c.schools""";

    static final List<String> ALL = List.of(BUCKETS, FORMS, ENGAGEMENT);

    private DashboardRecount() {}
}
