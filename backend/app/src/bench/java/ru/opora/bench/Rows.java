package ru.opora.bench;

import java.sql.SQLException;
import ru.opora.testing.People;

/** Many invented organisations, written past the API. */
final class Rows {

    static final int MANY = Integer.getInteger("opora.bench.rows", 1_000_000);

    private static final int TOGETHER = 400;

    private Rows() {}

    /** So many schools in the southern municipality, four hundred in each of its districts. */
    static void schools(Bench server, int count) throws SQLException {
        server.load(
                // work that goes on by itself would be measured too
                "UPDATE platform_jobs SET claim = gen_random_uuid(), claimed_until = now() + interval '1 day'",
                "DROP INDEX organizations_path_gist_idx",
                """
                INSERT INTO organizations (id, parent_id, path, kind, name)
                SELECT md5('district ' || n)::uuid, id, path || md5('district ' || n)::ltree, 'OTHER', 'Округ № ' || n
                FROM generate_series(0, %2$d / %3$d) n, organizations WHERE id = '%1$s'"""
                        .formatted(People.SOUTH, count, TOGETHER),
                """
                INSERT INTO organizations (id, parent_id, path, kind, name, inn, address, phone, email)
                SELECT id, md5('district ' || n / %3$d)::uuid,
                       (SELECT path FROM organizations WHERE id = '%1$s') || md5('district ' || n / %3$d) || replace(id::text, '-', ''),
                       'SCHOOL', name, lpad(n::text, 10, '0'), 'Озерск, улица Садовая, ' || n, '+7 000 000-00-00', 'school' || n || '@example.org'
                FROM (
                    SELECT gen_random_uuid() AS id, n,
                        (ARRAY['МБОУ', 'МКОУ', 'МАОУ', 'Муниципальное бюджетное общеобразовательное учреждение'])[1 + n %% 4] || ' «'
                        || (ARRAY['Озерская', 'Береговая', 'Лесная', 'Речная', 'Заречная', 'Полевая', 'Северская', 'Каменская', 'Луговая',
                            'Боровская', 'Ключевская', 'Нагорная', 'Приозёрная', 'Слободская', 'Степновская', 'Ясенская'])[1 + n / 4 %% 16]
                        || ' ' || (ARRAY['средняя общеобразовательная школа', 'СОШ', 'основная общеобразовательная школа', 'ООШ',
                            'гимназия', 'лицей', 'начальная школа'])[1 + n / 64 %% 7]
                        || ' № ' || n || CASE WHEN n %% 3 = 0 THEN ' имени А. П. ' || (ARRAY['Ветрова', 'Соснина', 'Громова', 'Лугового',
                            'Ключевской'])[1 + n / 3 %% 5] ELSE '' END || '»' AS name
                    FROM generate_series(1, %2$d) n) rows""".formatted(People.SOUTH, count, TOGETHER),
                "CREATE INDEX organizations_path_gist_idx ON organizations USING gist (path)",
                "VACUUM ANALYZE organizations");
    }
}
