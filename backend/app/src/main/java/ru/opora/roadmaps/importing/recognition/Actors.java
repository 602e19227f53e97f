package ru.opora.roadmaps.importing.recognition;

import java.util.regex.Pattern;

/** Words that name who acts: authorities, services, institutions, posts. */
final class Actors {
    private static final String HEADS =
            "министерств|департамент|комитет|управлени|отдел|администраци|правительств|институт|центр|служб|совет|"
                    + "методическ\\p{L}+ (?:кабинет|служб|объедин|совет)|школ|образовательн\\p{L}+ (?:организац|учрежд)|общеобразовательн|учреждени|"
                    + "организаци|гимнази|лице|директор|руководител|заместител|заведующ|начальник|председател|специалист|координатор|куратор|"
                    + "методист|педагог|учител|психолог|логопед|воспитател|тьютор|наставник|ректор|проректор|представител|эксперт|родител|обучающ|"
                    + "рабоч\\p{L}+ групп|команд|комисси|оператор|университет|академи|муниципальн|региональн|районн|городск|окружн|краев|областн|"
                    + "государственн|федеральн|опорн|классн\\p{L}+ руковод|социальн\\p{L}+ (?:педагог|служб|партн)|кафедр|лаборатори|сотрудник|"
                    + "ответственн|все |орган|участник|сетев|стажиров|ведущ|главн|и\\.? ?о\\.|врио|замдиректор|зам\\.|пдн|моцы?|территориальн";
    private static final Pattern HEAD = Pattern.compile("^(?:" + HEADS + ")");
    private static final Pattern ANY = Pattern.compile("(?<!\\p{L})(?:" + HEADS + ")");
    private static final Pattern ABBREVIATION = Pattern.compile("[А-ЯЁA-Z][А-ЯЁA-Zа-я]*[А-ЯЁA-Z]\\p{L}*");
    private static final Pattern PEOPLE =
            Pattern.compile("(?<!\\p{L})(?:специалист|методист|руководител|заместител|педагог|директор|куратор|"
                    + "координатор|представител|учител|сотрудник|команд|эксперт|психолог|заведующ|председател|завуч|родител|обучающ|"
                    + "начальник|член|участник|работник|тьютор|наставник|школы|выпускник|логопед|ответственн)\\p{L}*");

    private static final Pattern ORGANISATION = Pattern.compile(
            "^(?:министерств|департамент|комитет|управлени|отдел|администраци|правительств|институт|центр|служб|методическ\\p{L}+ (?:кабинет|служб))");

    private Actors() {}

    /** Whether a text begins with the kind of an organisation, whatever people or places follow. */
    static boolean startsOrganisation(String text) {
        return ORGANISATION.matcher(Texts.words(text)).find();
    }

    /** Whether a heading names an actor. */
    static boolean isActor(String text) {
        String words = Texts.words(text);
        return ANY.matcher(words).find() || isAbbreviation(Texts.flat(text).split("[ (]", 2)[0]);
    }

    /** Whether a text begins with a word that begins the name of an actor. */
    static boolean startsActor(String text) {
        String first = text.split("[ ,;(]", 2)[0];
        return isAbbreviation(first) || HEAD.matcher(Texts.words(text)).find();
    }

    /** Whether a word is set in capitals as the short name of an organisation is. */
    static boolean isAbbreviation(String word) {
        return word.length() >= 2
                && word.length() <= 12
                && ABBREVIATION.matcher(word).matches();
    }

    /** Whether a text ends in people of some organisation: «специалисты», «руководители и заместители». */
    static boolean namesPeople(String text) {
        return PEOPLE.matcher(Texts.words(text)).find();
    }
}
