package ru.opora.bench;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import ru.opora.testing.People;

/** Schools whose names differ as those of a country do: some 10,000 words, few of them frequent, and heroes in every tenth name. */
final class VariedSchools {

    static final List<String> TYPED = List.of(
            "озерская",
            "каменская сошь имени соснина",
            "героя советского союза петрова",
            "имени героя озерская",
            "генерала волкова",
            "школа 12 озерская",
            "верхнеозерская 12",
            "лудейнопольская",
            "село озерово",
            "МБОУ «Березская средняя общеобразовательная школа № 136 имени генерала А. П. Степанского» Старопетровского муниципального района",
            "гимназия",
            "школа 5",
            "нов");

    private static final int TOGETHER = 400;

    private static final String[] CHOICE = {
        "SELECT setseed(0.5)",
        // the first ones more often than the last: places are named after lakes, not after pikes
        """
        CREATE FUNCTION pg_temp.often(of text) RETURNS text LANGUAGE sql VOLATILE AS
        $$ SELECT a[1 + floor(power(random(), 2.5) * cardinality(a))] FROM (SELECT string_to_array(of, ' ') AS a OFFSET 0) list $$""",
        """
        CREATE FUNCTION pg_temp.one(of text) RETURNS text LANGUAGE sql VOLATILE AS
        $$ SELECT a[1 + floor(random() * cardinality(a))] FROM (SELECT string_to_array(of, '|') AS a OFFSET 0) list $$""",
        """
        CREATE FUNCTION pg_temp.place() RETURNS text LANGUAGE sql VOLATILE AS
        $$ SELECT pg_temp.one('||||ново|красно|верхне|нижне|старо|больше|мало|бело|черно|средне|северо|усть') || pg_temp.often(
            'озер берез камен заречен сосн петров иванов лес берег андреев павлов никол покров троиц степан боров ключ горн полев луг слобод '
            || 'степн ясен дуб кедр лип рябин ольх калин малин медвеж волч лебед сокол орлов воробьев голуб журавл гусев рыб щуч карас '
            || 'мельн кузнец гончар пушкар казач солдат царев князев монастыр церков рождествен успен архангел михайлов александр '
            || 'алексеев василь григорь дмитриев егорь ефимов захар ильин кирил констант кузьмин лаврент макар матвеев никит осипов '
            || 'прохор роман савел семен сергиев тимофеев федоров филиппов харитон яковлев вишнев гремяч долин жуков зимов каштан') $$""",
        """
        CREATE FUNCTION pg_temp.person() RETURNS text LANGUAGE sql VOLATILE AS
        $$ SELECT 'А. П. ' || initcap(pg_temp.often('петр сидор кузнец волк соловь лебед козл нов мороз павл семен голуб виноград богдан '
            || 'воробь федор михайл беля тарас комар орл кисел макар андре ковал иль гус тит кузьм кудряв баран кулик степан яковл сорок '
            || 'серге роман захар борис корол герасим лазар медвед ерш никит собол поляк данил жук фрол крыл максим сос ветр гром')
            || pg_temp.one('ова|ева|ина|енко|ского|кина')) $$"""
    };

    private VariedSchools() {}

    /** So many schools in the southern municipality, four hundred in each of its districts. */
    static void load(Bench server, int count) throws SQLException {
        String[] schools = {
            """
            INSERT INTO organizations (id, parent_id, path, kind, name)
            SELECT md5('district ' || n)::uuid, id, path || md5('district ' || n)::ltree, 'OTHER', 'Округ № ' || n
            FROM generate_series(0, %2$d / %3$d) n, organizations WHERE id = '%1$s'"""
                    .formatted(People.SOUTH, count, TOGETHER),
            """
            INSERT INTO organizations (id, parent_id, path, kind, name)
            SELECT id, md5('district ' || n / %3$d)::uuid,
                   (SELECT path FROM organizations WHERE id = '%1$s') || md5('district ' || n / %3$d) || replace(id::text, '-', ''), 'SCHOOL', name
            FROM (SELECT gen_random_uuid() AS id, n,
                pg_temp.one('МБОУ|МКОУ|МАОУ|МОУ|Муниципальное бюджетное общеобразовательное учреждение') || ' «'
                || CASE WHEN random() < 0.75 THEN initcap(pg_temp.place() || pg_temp.often('ская овская инская ная енская')) || ' ' ELSE '' END
                || pg_temp.one('средняя общеобразовательная школа|СОШ|СОШ|СОШ|основная общеобразовательная школа|ООШ|гимназия|лицей|начальная школа')
                || CASE WHEN random() < 0.6 THEN ' № ' || 1 + floor(power(random(), 2) * 150) ELSE '' END
                || CASE WHEN random() < 0.25 THEN ' имени ' || pg_temp.one('|Героя Советского Союза |Героя Советского Союза |Героя России '
                    || '|генерала |академика |полного кавалера ордена Славы ') || pg_temp.person() ELSE '' END || '»'
                || CASE WHEN random() < 0.5 THEN pg_temp.one(' села | деревни | посёлка | города ')
                    || initcap(pg_temp.place() || pg_temp.often('ово ино ка евка ное ск')) ELSE '' END
                || CASE WHEN random() < 0.4 THEN ' ' || initcap(pg_temp.place() || 'ского') || ' муниципального района' ELSE '' END AS name
                FROM generate_series(1, %2$d) n) rows"""
                    .formatted(People.SOUTH, count, TOGETHER),
            "UPDATE platform_jobs SET due_at = now() + interval '1 day'",
            "VACUUM ANALYZE organizations"
        };
        server.load(Stream.of(CHOICE, schools).flatMap(Arrays::stream).toArray(String[]::new));
    }
}
