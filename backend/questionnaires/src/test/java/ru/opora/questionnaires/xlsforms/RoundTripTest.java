package ru.opora.questionnaires.xlsforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ru.opora.questionnaires.DefinitionGenerator;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.library.BuiltIn;

class RoundTripTest {

    @Test
    void everythingAQuestionnaireMaySayComesBackEqual() {
        Random random = new Random(61);
        for (int i = 0; i < 30; i++) {
            Questionnaire questionnaire = new DefinitionGenerator(random).next();
            XlsFormReading reading = XlsFormReader.read(Forms.written(questionnaire), "ru");
            assertThat(reading.questionnaire()).isEqualTo(questionnaire);
            assertThat(reading.issues())
                    .allMatch(issue -> issue.detail().equals("KIND_NOT_TAKEN")); // sound and film, whatever the file
        }
    }

    @ParameterizedTest
    @EnumSource
    void theProductsOwnQuestionnairesComeBackEqual(BuiltIn builtIn) {
        Questionnaire questionnaire = builtIn.read();
        XlsFormReading reading = XlsFormReader.read(Forms.written(questionnaire), "en");
        assertThat(reading.questionnaire()).isEqualTo(questionnaire);
        assertThat(reading.issues()).isEmpty();
    }

    /** What was read from a form of others goes out and comes in the same, whatever was left out the first time. */
    @Test
    void whatWasReadOnceIsReadAgain() {
        byte[] foreign = Forms.workbook(XlsFormReaderTest.FOREIGN);
        Questionnaire first =
                Objects.requireNonNull(XlsFormReader.read(foreign, "ru").questionnaire());
        XlsFormReading again = XlsFormReader.read(Forms.written(first), "ru");
        assertThat(again.questionnaire()).isEqualTo(first);
        assertThat(again.issues())
                .extracting(XlsFormIssue::code)
                .containsOnly(XlsFormCode.UNSUPPORTED_EXPRESSION, XlsFormCode.UNSOUND);
    }
}
