package ru.opora.questionnaires;

/** How large a questionnaire and an answer may be; each leaves room for several times the largest form seen (250 questions). */
public final class Limits {
    /** Questions, rows of matrices, notes, computed values and sections together. */
    public static final int NODES = 1_000;

    /** Sections within sections. */
    public static final int DEPTH = 5;

    public static final int LANGUAGES = 20;

    public static final int CHOICE_LISTS = 300;

    /** A list of the settlements of a region has some thousands; those belong to reference data. */
    public static final int CHOICES = 2_000;

    /** Choices of all lists together. */
    public static final int ALL_CHOICES = 10_000;

    public static final int FACTORS = 50;

    public static final int NAME = 64;

    /** UTF-16 units of one label, hint or message in one language. */
    public static final int TEXT = 4_000;

    /** UTF-16 units of an expression. */
    public static final int EXPRESSION = 2_000;

    /** Nodes of the tree of an expression. */
    public static final int EXPRESSION_NODES = 400;

    /** Brackets and calls within each other. */
    public static final int EXPRESSION_DEPTH = 32;

    /** UTF-16 units of a computed text; the rest is cut off. */
    public static final int COMPUTED_TEXT = 4_000;

    public static final int PATTERN = 200;

    /** UTF-16 units of an answer: what a question may allow at most, and what a long and a short one allow unless they say. */
    public static final int ANSWER = 10_000;

    public static final int LONG_ANSWER = 4_000;

    public static final int SHORT_ANSWER = 500;

    public static final int FILES = 10;

    public static final int FILE_MEGABYTES = 100;

    /** Steps of a scale. */
    public static final int SCALE_STEPS = 100;

    /** Magnitude of numbers: every whole number up to here is exact in binary floating point. */
    public static final double NUMBER = 1e15;

    /** Problems that are listed; a definition with more is beyond repair by list. */
    public static final int PROBLEMS = 500;

    private Limits() {}
}
