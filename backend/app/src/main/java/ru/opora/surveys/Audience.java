package ru.opora.surveys;

import io.swagger.v3.oas.annotations.media.Schema;

/** A group of respondents. */
@Schema(name = "SurveyAudience")
public enum Audience {
    DIRECTOR,
    TEACHER,
    PUPIL,
    PARENT,
    CURATOR
}
