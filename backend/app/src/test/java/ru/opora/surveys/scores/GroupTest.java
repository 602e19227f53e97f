package ru.opora.surveys.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ru.opora.questionnaires.scoring.GroupTally;
import ru.opora.surveys.Audience;

class GroupTest {

    private static final GroupTally FEW = new GroupTally(1, 0);

    @Test
    void whoAnsweredTooLittleIsNotFoundBySubtraction() {
        assertThat(group(Map.of(100, 20, 65, 3)).tally(0.7)).isEqualTo(FEW);
        assertThat(group(Map.of(100, 20, 65, 5)).tally(0.7).respondents()).isEqualTo(20);
        assertThat(group(Map.of(100, 20)).tally(0.7).respondents()).isEqualTo(20);
    }

    @Test
    void formulasOneStepApartDoNotDifferByOnePerson() {
        Group group = group(Map.of(100, 20, 70, 1, 50, 9));
        assertThat(group.tally(0.7).respondents()).isEqualTo(21);
        assertThat(group.tally(0.75)).isEqualTo(FEW);
        assertThat(group.tally(1)).isEqualTo(FEW);
        assertThat(group.tally(0.5).respondents()).isEqualTo(30);
    }

    private static Group group(Map<Integer, Integer> respondents) {
        Map<Integer, GroupTally> shares = new java.util.HashMap<>();
        respondents.forEach((share, many) -> shares.put(share, new GroupTally(many, many / 2.0)));
        UUID id = new UUID(1, 1);
        LocalDate day = LocalDate.of(2026, 10, 1);
        return new Group(id, Audience.PUPIL, "MOTIVATION", id, id, "Опрос", day, false, null, false, shares);
    }
}
