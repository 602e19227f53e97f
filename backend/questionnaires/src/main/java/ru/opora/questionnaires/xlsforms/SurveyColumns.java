package ru.opora.questionnaires.xlsforms;

import java.util.List;
import java.util.Set;

/** The columns of our forms: those of XLSForm that we know, those we know of, and our own, which other programs pass over. */
final class SurveyColumns {

    static final String GUIDANCE = "guidance_hint";
    static final String DEFAULT = "default";
    static final String READ_ONLY = "read_only";
    static final String CANNOT_SAY = "opora_cannot_say";
    static final String FACTOR = "opora_factor";
    static final String REVERSE = "opora_reverse";
    static final String WEIGHT = "opora_weight";
    static final String FROM = "opora_from";
    static final String TO = "opora_to";
    static final String RANDOM_ORDER = "opora_random_order";
    static final String MAX_FILES = "opora_max_files";
    static final String MAX_MEGABYTES = "opora_max_megabytes";
    static final String PATTERN = "opora_pattern";
    static final String VALUE = "opora_value";
    static final String EXCLUSIVE = "opora_exclusive";
    static final String DESCRIPTION = "opora_description";
    static final String TITLE = "opora_title";
    static final String LANGUAGES = "opora_languages";
    static final String FACTORS_SHEET = "opora_factors";

    /** Our own columns of the survey, in the order in which they are written. */
    static final List<String> OWN =
            List.of(CANNOT_SAY, FACTOR, REVERSE, WEIGHT, FROM, TO, RANDOM_ORDER, MAX_FILES, MAX_MEGABYTES, PATTERN);

    static final Set<String> KNOWN = Set.of(
            "type",
            "name",
            "label",
            "hint",
            GUIDANCE,
            "relevant",
            "required",
            "required_message",
            "constraint",
            "constraint_message",
            "calculation",
            DEFAULT,
            READ_ONLY,
            "appearance",
            "choice_filter",
            "parameters",
            "disabled",
            CANNOT_SAY,
            FACTOR,
            REVERSE,
            WEIGHT,
            FROM,
            TO,
            RANDOM_ORDER,
            MAX_FILES,
            MAX_MEGABYTES,
            PATTERN);

    static final Set<String> UNSUPPORTED = Set.of(
            "repeat_count",
            "trigger",
            "image",
            "big-image",
            "audio",
            "video",
            "autoplay",
            "rows",
            "accuracythreshold",
            "save_to",
            "no_app_error_string",
            "preload",
            "preloadparams",
            "query",
            "intent",
            "accept");

    static final Set<String> CHOICES = Set.of("list_name", "name", "label", VALUE, EXCLUSIVE);

    /** What is shown or played beside a text: a form has only the names of these files. */
    static final Set<String> MEDIA = Set.of("image", "big-image", "audio", "video", "media");

    private SurveyColumns() {}
}
