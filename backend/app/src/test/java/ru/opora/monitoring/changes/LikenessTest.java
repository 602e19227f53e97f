package ru.opora.monitoring.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ru.opora.monitoring.changes.ChangeView.Named;
import ru.opora.monitoring.changes.Table.Row;

/** Who is compared with whom. */
class LikenessTest {

    private static final Named PLACE = new Named(new UUID(0, 0), "Район");

    @Test
    void eachSchoolIsInOneGroupWhoeverAsks() {
        Random random = new Random(7);
        List<Row> rows = new ArrayList<>();
        for (int n = 1; n <= 333; n++) {
            double second = n % 5 == 0 ? Double.NaN : Math.round(random.nextGaussian());
            rows.add(row(n, random.nextGaussian(), second));
        }
        Table table = new Table(rows, new int[] {1, 1});
        Set<Set<UUID>> groups = new HashSet<>();
        int members = 0;
        for (Row row : rows) {
            Set<UUID> group = ids(Likeness.group(table, row.school().id()));
            assertThat(group).contains(row.school().id()).hasSizeBetween(11, 21);
            members += groups.add(group) ? group.size() : 0;
        }
        assertThat(members)
                .as("no two groups share a school, so no two means tell of one")
                .isEqualTo(rows.size());
    }

    @Test
    void thoseAlikeAreTogether() {
        List<Row> rows = new ArrayList<>();
        for (int n = 1; n <= 40; n++) {
            rows.add(row(n, n % 2 == 0 ? 2 : -2, 0.001 * n));
        }
        Table table = new Table(rows, new int[] {1, 1});
        assertThat(Likeness.group(table, new UUID(0, 2)))
                .allSatisfy(row -> assertThat(row.values()[0]).isEqualTo(2));
    }

    @Test
    void whoSaysNothingIsLikeNobody() {
        Table table = new Table(List.of(row(1, Double.NaN, Double.NaN), row(2, 1, 1)), new int[] {1, 1});
        assertThat(Likeness.group(table, new UUID(0, 1))).isEmpty();
        assertThat(Likeness.group(table, new UUID(0, 2))).hasSize(1);
    }

    private static Row row(int n, double... values) {
        return new Row(new Named(new UUID(0, n), "Школа " + n), PLACE, values);
    }

    private static Set<UUID> ids(List<Row> rows) {
        Set<UUID> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.school().id()));
        return ids;
    }
}
