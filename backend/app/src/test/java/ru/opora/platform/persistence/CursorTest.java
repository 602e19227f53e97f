package ru.opora.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.opora.platform.problem.ProblemException;

class CursorTest {

    @Test
    void aKeyComesBackAsItWasGiven() {
        UUID id = UUID.randomUUID();
        Cursor cursor = Cursor.decode(Cursor.encode(List.of("Школа «№ 1» 🙂", id.toString())), 2)
                .orElseThrow();
        assertThat(cursor.key().get(0)).isEqualTo("Школа «№ 1» 🙂");
        assertThat(cursor.uuid(1)).isEqualTo(id);
    }

    @Test
    void nothingIsTheFirstPage() {
        assertThat(Cursor.decode(null, 2)).isEmpty();
        assertThat(Cursor.decode("", 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "YQ", "AB8A", "кот"})
    void whatIsNoCursorOfThisListIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.decode(text, 2)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aPartOfAnotherTypeIsRefused() {
        Cursor cursor = Cursor.decode(Cursor.encode(List.of("имя", "не id")), 2).orElseThrow();
        assertThatThrownBy(() -> cursor.uuid(1)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> cursor.part(0, java.time.Instant::parse)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aPageKnowsItsEndWithoutACount() {
        List<Integer> rows = List.of(1, 2, 3);
        assertThat(Page.of(rows, 3, row -> List.of(row.toString())).nextCursor())
                .isNull();
        Page<Integer> first = Page.of(rows, 2, row -> List.of(row.toString()));
        assertThat(first.items()).containsExactly(1, 2);
        assertThat(Cursor.decode(first.nextCursor(), 1).orElseThrow().key()).containsExactly("2");
    }
}
