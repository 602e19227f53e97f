package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.opora.questionnaires.ProblemCode;
import ru.opora.questionnaires.answers.AnswerCode;

/** Whatever the library refuses, an answer can say it in words. */
class SurveyWordsTest {

    /** What is wrong with the shape of a definition; other faults are told with the draft, by code. */
    private static final List<ProblemCode> OF_THE_SHAPE = Arrays.stream(ProblemCode.values())
            .filter(code -> code.ordinal() <= ProblemCode.INVALID_CHARACTERS.ordinal())
            .toList();

    @ParameterizedTest
    @ValueSource(strings = {"messages/problems.properties", "messages/problems_en.properties"})
    void everyRefusalHasWords(String file) throws IOException {
        var words = new Properties();
        try (var in = SurveyWordsTest.class.getClassLoader().getResourceAsStream(file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        assertThat(Stream.concat(Arrays.stream(AnswerCode.values()), OF_THE_SHAPE.stream()))
                .allSatisfy(code -> assertThat(words.getProperty("field." + code))
                        .as(code.toString())
                        .isNotBlank());
    }
}
