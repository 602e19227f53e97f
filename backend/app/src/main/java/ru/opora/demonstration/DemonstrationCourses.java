package ru.opora.demonstration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Two courses of further training: a region's that is over, and a district's that schools name their teachers for. */
final class DemonstrationCourses {

    private static final String COURSES = """
            INSERT INTO courses_courses (id, organization_id, title, provider, hours, positions, form, begins_on, ends_on, places, description,
                state, created_by)
            VALUES (:past, :region, 'Формирующее оценивание: от ошибки к результату', 'Светлоборский институт развития образования', 36,
                    '{Учитель математики,Учитель русского языка}', 'MIXED', :today::date - 75, :today::date - 25, 25,
                    'Очно — первый и последний день, между ними занятия по видеосвязи. Итог — урок, который посмотрели коллеги.',
                    'ANNOUNCED', :author),
                   (:next, :district, 'Наставничество в школе: первые шаги', 'Озёрский методический центр', 16, '{}', 'REMOTE',
                    :today::date + 12, :today::date + 26, 6, NULL, 'ANNOUNCED', :author)""";

    /** Who took part: the school by its key, what it came to. */
    private static final String ENROLMENTS = """
            INSERT INTO courses_enrolments (course_id, organization_id, full_name, position, state, certificate_number, completed_on, created_by)
            SELECT CASE WHEN e.later THEN :next::uuid ELSE :past::uuid END, o.id, e.name, e.position, e.state,
                   CASE WHEN e.state = 'COMPLETED' THEN 'ПК-' || lpad((411 + e.n)::text, 4, '0') END,
                   CASE WHEN e.state = 'COMPLETED' THEN :today::date - 25 END, :author
            FROM (VALUES (1, false, :school::uuid, 'Белова Ирина Сергеевна', 'Учитель математики', 'COMPLETED'),
                         (2, false, :school, 'Громов Олег Викторович', 'Учитель русского языка', 'COMPLETED'),
                         (3, false, :school, 'Дымова Светлана Юрьевна', 'Учитель математики', 'NOT_COMPLETED'),
                         (4, false, :second, 'Ежова Нина Павловна', 'Учитель русского языка', 'COMPLETED'),
                         (5, false, :second, 'Жаркова Анна Ильинична', 'Учитель математики', 'COMPLETED'),
                         (6, false, :third, 'Зимин Пётр Андреевич', 'Учитель математики', 'COMPLETED'),
                         (7, true, :school, 'Громов Олег Викторович', 'Учитель русского языка', 'ENROLLED'),
                         (8, true, :second, 'Карпова Елена Львовна', 'Педагог-психолог', 'ENROLLED'),
                         (9, true, :school, 'Лугова Вера Степановна', 'Учитель начальных классов', 'APPLIED'),
                         (10, true, :third, 'Морозова Дарья Олеговна', 'Учитель биологии', 'APPLIED'))
                 AS e (n, later, school, name, position, state)
            JOIN organizations o ON o.id = e.school""";

    private static final String CLOSED = """
            UPDATE courses_courses SET state = 'CLOSED', version = version + 1 WHERE id = :past""";

    private DemonstrationCourses() {}

    static Mono<Void> write(DatabaseClient database, LocalDate today, String author) {
        Map<String, Object> values = Map.of(
                "region", DemonstrationData.id("region"),
                "district", DemonstrationData.id("mun-ozersky"),
                "school", DemonstrationData.id("school-ozersky-1"),
                "second", DemonstrationData.id("school-ozersky-2"),
                "third", DemonstrationData.id("school-ozersky-3"),
                "past", DemonstrationData.id("course-past"),
                "next", DemonstrationData.id("course-next"),
                "today", today,
                "author", author);
        return DemonstrationSteps.run(database, values, List.of(COURSES, ENROLMENTS, CLOSED));
    }
}
