package ru.opora.roadmaps.importing.recognition;

import java.util.regex.Pattern;

/** Tells headings of sections from page numbers, notes, totals, signatures and the beginnings of other documents. */
final class Headings {
    private static final Pattern PAGE = Pattern.compile(
            "[-–— ]*(?:стр\\.? ?|страница )?\\d{1,3}(?: из \\d{1,3})?[-–— ]*|продолжение .*|окончание (?:таблиц|прилож).*");
    private static final Pattern OTHER_PART = Pattern.compile(
            "^(?:приложени[ея]|утвержд[ае]|согласован|приказ|распоряжени[ея](?: |$)|постановлени[ея](?: |$)|список|перечень (?:школ|образоват|общеобразоват|оо)|анкет)");
    private static final Pattern TOTAL = Pattern.compile("^(?:итого|всего)(?![\\p{L}])");
    private static final Pattern NOTE = Pattern.compile("^(?:\\*|¹|примечани[ея]|сноск|<\\*>|p\\.?s)");
    private static final Pattern NAME = Pattern.compile(
            "(?<!\\p{L})[А-ЯЁ]\\. ?[А-ЯЁ]\\. ?[А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ]\\. ?[А-ЯЁ]\\.(?!\\p{L})");
    private static final Pattern CLERK =
            Pattern.compile("^(?:исп(?:олнитель)?\\.?[: ]|тел\\.?[: ]|м\\. ?п\\.|с приказом|ознакомлен|\\(подпись)");
    private static final int LONGEST = 300;

    private Headings() {}

    static boolean isPageDebris(String text) {
        return text.length() < 60 && PAGE.matcher(Texts.words(text)).matches();
    }

    /** Whether a paragraph begins another part of the document than the plan before it. */
    static boolean ofAnotherPart(String text) {
        return OTHER_PART.matcher(Texts.words(text)).find();
    }

    static boolean isTotal(String text) {
        return TOTAL.matcher(Texts.words(text)).find();
    }

    static boolean isNote(String text) {
        return NOTE.matcher(Texts.words(text)).find();
    }

    static boolean holdsName(String text) {
        return NAME.matcher(text).find();
    }

    /** Whether a row below the plan signs it or explains it. */
    static boolean closesPlan(String text) {
        boolean signed = text.length() < 160 && holdsName(text);
        return signed
                || isNote(text)
                || CLERK.matcher(Texts.words(text)).find()
                || Abbreviations.definesOne(text)
                || Texts.words(text).matches("^(?:список |перечень |принятые |используемые )*сокращени\\p{L}*.*");
    }

    /** Whether a text has the label of a section. */
    static boolean labelled(String text) {
        ListMark mark = ListMark.of(text);
        return mark != null && mark.style() != ListMark.Style.LETTER;
    }

    /** Whether a paragraph between two tables of a plan may head a section. */
    static boolean mayHead(String text) {
        if (text.length() > LONGEST || isNote(text) || isTotal(text) || closesPlan(text)) {
            return false;
        }
        return labelled(text)
                || TermWords.isTermHeading(text)
                || (text.length() <= 160 && !text.endsWith("."))
                || Texts.upperCase(text);
    }
}
