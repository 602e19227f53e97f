package ru.opora.monitoring.formulas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ru.opora.monitoring.formulas.MovedSchools.Filter;
import ru.opora.monitoring.formulas.MovedSchools.Looked;
import ru.opora.monitoring.formulas.MovedSchools.Moved;
import ru.opora.monitoring.formulas.Moves.Change;
import ru.opora.platform.persistence.Cursor;
import ru.opora.questionnaires.scoring.Significance;

/** Where a page of moved schools ends. */
class MovedPageTest {

    private static final Filter FILTER = new Filter(new UUID(0, 1), "MOTIVATION", null, Significance.LOW);

    @Test
    void aRareMoveIsLookedForInSoManySchoolsAndTheNextPageGoesOnBehindThem() {
        Looked looked = new Looked(FILTER, 10, 3);
        assertThat(looked.at(school(1, Significance.HIGH))).isFalse();
        assertThat(looked.at(school(2, Significance.LOW))).isFalse();
        assertThat(looked.at(school(3, Significance.HIGH))).isTrue();
        assertThat(looked.page().items()).extracting(Moved::school).containsExactly(new UUID(0, 2));
        assertThat(after(looked)).isEqualTo(new UUID(0, 3));
    }

    @Test
    void aFullPageEndsWithItsLastRow() {
        Looked looked = new Looked(FILTER, 1, 100);
        assertThat(looked.at(school(1, Significance.LOW))).isFalse();
        assertThat(looked.at(school(2, Significance.HIGH))).isFalse();
        assertThat(looked.at(school(3, Significance.LOW))).isTrue();
        assertThat(looked.page().items()).extracting(Moved::school).containsExactly(new UUID(0, 1));
        assertThat(after(looked)).isEqualTo(new UUID(0, 1));
    }

    @Test
    void whenThereAreNoMoreSchoolsThereIsNoNextPage() {
        Looked looked = new Looked(FILTER, 10, 100);
        assertThat(looked.page().nextCursor()).isNull();
        assertThat(looked.at(school(1, Significance.LOW))).isFalse();
        assertThat(looked.page().items()).hasSize(1);
        assertThat(looked.page().nextCursor()).isNull();
    }

    private static UUID after(Looked looked) {
        return Cursor.decode(looked.page().nextCursor(), 2).orElseThrow().uuid(1);
    }

    private static Moved school(int number, Significance becomes) {
        return new Moved(
                "root", new UUID(0, number), List.of(new Change("MOTIVATION", Significance.MEDIUM, becomes)));
    }
}
