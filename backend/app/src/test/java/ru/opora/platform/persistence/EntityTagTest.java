package ru.opora.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

class EntityTagTest {

    @Test
    void aVersionComesBackAlsoWeakened() {
        assertThat(EntityTag.required(EntityTag.of(3))).isEqualTo(3);
        assertThat(EntityTag.required(" W/\"12\" ")).isEqualTo(12);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void withoutATagNothingIsWritten(@Nullable String header) {
        assertThatThrownBy(() -> EntityTag.required(header))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.PRECONDITION_REQUIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"x\"", "\"-1\"", "\"99999999999999999999\"", "*", "\"1\", \"2\""})
    void aTagThatNamesNoVersionIsAVersionOfNoRow(String header) {
        assertThat(EntityTag.required(header)).isNegative();
    }

    @Test
    void aStepMayBeTakenWithoutATag() {
        assertThat(EntityTag.optional(null)).isNull();
        assertThat(EntityTag.optional("\"7\"")).isEqualTo(7);
    }
}
