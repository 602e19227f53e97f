package ru.opora.questionnaires.library;

import java.io.InputStream;
import ru.opora.questionnaires.DefinitionReader;
import ru.opora.questionnaires.Questionnaire;
import tools.jackson.databind.json.JsonMapper;

/** The questionnaires that come with the product, in Russian and English; a region copies one and changes its copy. */
public enum BuiltIn {
    RISK_HEAD("risk-head"),
    RISK_TEACHER("risk-teacher"),
    RISK_PUPIL("risk-pupil"),
    RISK_PARENT("risk-parent"),
    ENGAGEMENT_HEAD("engagement-head"),
    ENGAGEMENT_CURATOR("engagement-curator"),
    EVENT_FEEDBACK("event-feedback"),
    CLASS_CONTEXT("class-context");

    private final String code;

    BuiltIn(String code) {
        this.code = code;
    }

    /** The code of the questionnaire, and the name of its resource. */
    public String code() {
        return code;
    }

    /** Reads the definition anew each time: blocking, some milliseconds. */
    public Questionnaire read() {
        try (InputStream in = BuiltIn.class.getResourceAsStream("/ru/opora/questionnaires/library/" + code + ".json")) {
            DefinitionReader.Reading reading =
                    DefinitionReader.read(JsonMapper.shared().readTree(in));
            if (reading.questionnaire() == null) {
                throw new IllegalStateException(code + ": " + reading.problems());
            }
            return reading.questionnaire();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
