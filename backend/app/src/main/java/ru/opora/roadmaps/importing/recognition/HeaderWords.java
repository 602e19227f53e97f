package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the meaning of a column from the words of its heading: the key word that stands first decides. */
final class HeaderWords {

    /**
     * The meaning of a heading.
     *
     * @param role the role
     * @param part which part of a term, when the role is a term
     * @param strong whether the words leave no doubt that they head a column
     * @param entity whether the column names organisations
     */
    record Meaning(ColumnRole role, TermPart part, boolean strong, boolean entity) {
        /** Whether the role needs no second look: weak words of some roles hardly ever mean another. */
        boolean sure() {
            return strong || (!entity && role != ColumnRole.EXECUTORS);
        }
    }

    private static final Pattern NUMBER = Pattern.compile(
            "(?:№+|n|no|#|номер|п|п ?[./\\\\] ?п)[.\\s]*(?:(?:п ?[./\\\\]? ?п|пункта|строки|мероприятия|раздела)\\.?[\\s]*(?:плана)?)?|№ ?п ?[./\\\\]? ?п?.{0,3}");

    private static final Map<ColumnRole, Pattern> STRONG = Map.of(
            ColumnRole.IGNORED,
            Pattern.compile(
                    "отметк|примечан|финансир|финансов|бюджет|стоимост|комментари|статус|подпис|ссылк|факт(?!ор)|"
                            + "выполнени|исполнено|проведено|объем\\p{L}* средств|источник|контролирующ|форма контрол|контроль(?!\\p{L})|^форм[аы] (?:и \\p{L}+ )?(?:работ|провед|мероприят|деятельн|обучен|заняти)"),
            ColumnRole.TERM,
            Pattern.compile(
                    "срок|период(?!ич)|(?<!\\p{L})дат[аы]|дедлайн|(?<!наименовани[ея] )контрольн\\p{L}+ точк|(?<!\\p{L})время|(?<!\\p{L})месяц|(?<!\\p{L})когда|"
                            + "календарн|^график|периодичност|(?<!\\p{L})дни(?!\\p{L})|^день|^terms?$|^due"),
            ColumnRole.EXECUTORS,
            Pattern.compile(
                    "ответств|исполнител|кто (?:проводит|отвечает|исполняет|делает)|организатор|кем (?:провод|исполн)|^responsible"),
            ColumnRole.ACTIVITY,
            Pattern.compile(
                    "мероприяти|содержание (?:работ|деятельн|мероп)|действи[яей]|(?<!\\p{L})мер[аы]?(?!\\p{L})|вид\\p{L}* (?:деятельн|работ)|"
                            + "поручени|что (?:с?делать|делаем|нужно|проводится)|(?<!\\p{L})работ[аы](?!\\p{L})|управленческ\\p{L}+ решени|(?<!\\p{L})шаги?(?!\\p{L})|^activit|^content of"),
            ColumnRole.PROJECT_LEVEL,
            Pattern.compile("уровень|уровни|^level"),
            ColumnRole.DIRECTION,
            Pattern.compile("направлени|^direction"),
            ColumnRole.PARTICIPANTS,
            Pattern.compile(
                    "участник|категори|аудитори|контингент|для кого|целев\\p{L}+ групп|слушател|охват|адресат|^participants"),
            ColumnRole.EXPECTED_RESULT,
            Pattern.compile(
                    "результат|что (?:мы )?(?:получ|изменится|измен[ия]м|достиг|даст|это даст)|(?:чего|что) (?:мы )?(?:хотим|ожида|жд[её]м|планируем) (?:достич|добит|получ)|(?<!\\p{L})как (?:мы )?(?:пойм[её]м|увидим|узнаем)|показател|индикатор|продукт|эффект|критери|выходн\\p{L}+ (?:документ|информ)|^выход|^итог|целев\\p{L}+ значени|^expected result"));

    private static final List<Map.Entry<ColumnRole, Pattern>> WEAK = List.of(
            Map.entry(ColumnRole.TERM, Pattern.compile("^(?:учебный )?год$")),
            Map.entry(
                    ColumnRole.DIRECTION,
                    Pattern.compile(
                            "^(?:раздел|блок|задач|цел[ьи]|подраздел|этап|риск|фактор|проблем|дефицит|причин)")),
            Map.entry(
                    ColumnRole.ACTIVITY,
                    Pattern.compile(
                            "содержание|наименовани|названи|тема|вопрос|событи|деятельност|описани|перечень|задани|дел[оа]$")),
            Map.entry(
                    ColumnRole.EXPECTED_RESULT,
                    Pattern.compile("документ|отчет|ожидаем|планируем|^что (?:будет|должно быть) |^что в итоге")),
            Map.entry(
                    ColumnRole.IGNORED,
                    Pattern.compile(
                            "^форм[аы]|^место|^где(?!\\p{L})|^сколько|^адрес|^кабинет|^ресурс|кол-во|количество|^телефон|^контакт")),
            Map.entry(
                    ColumnRole.EXECUTORS,
                    Pattern.compile(
                            "^кто(?!\\p{L})|^с кем(?!\\p{L})|координатор|куратор|должност|фио|ф\\.и\\.о|лектор|модератор|спикер")));

    private static final Pattern ENTITY = Pattern.compile(
            "(?<!\\p{L})(?:оо|оу|школ\\p{L}*|муниципалит\\p{L}*|муниципальн\\p{L}+ (?:образован|район|округ)\\p{L}*|район\\p{L}*|территори\\p{L}*|"
                    + "организаци\\p{L}*|учреждени\\p{L}*)(?!\\p{L})");
    private static final Pattern START = Pattern.compile("^(?:дат\\p{L}* )?(?:начал|с$|от$)|начал\\p{L}*$|начала ");
    private static final Pattern FINISH =
            Pattern.compile("^(?:дат\\p{L}* )?(?:окончан|завершен|конец|конч|по$|до$)|(?:окончани|завершени)");
    private static final Pattern TIME = Pattern.compile("^(?:время|час)");
    private static final int LONGEST = 160;
    private static final int LONGEST_OUTSIDE = 100;
    private static final int LONGEST_WEAK = 45;
    private static final int SHORT = 30;

    /** What may stand before the key word of a long heading. */
    private static final Pattern INTRODUCTION =
            Pattern.compile("(?:(?:наименовани|названи|переч|список|кратк|содержани|описани|планируем|"
                    + "ожидаем|предполагаем|основн|ключев|конкретн|вид|тип|форм|тем[аы]|дат|цел|задач|количеств|качеств|предусмотренн|запланирован|"
                    + "управленческ|организационн|плановы|итогов|конечн|лиц|примерн|ориентировочн|реализуем|проводим|общ|крайни|"
                    + "и|или|о)\\p{L}*+(?:[ ,/.:()\\\\-]++|$))*+");

    private static final Pattern ACTOR = Pattern.compile(
            "^(?:школ[аы](?!\\p{L})|(?:обще)?образовательн\\p{L}+ организ|министерств|департамент|комитет|"
                    + "управлени[ея](?!\\p{L})|отдел|администрац|институт|центр|служб|муниципальн\\p{L}+ (?:\\p{L}+-)?\\p{L}* ?(?:служб|центр|орган|кабинет))");

    private HeaderWords() {}

    /** The meaning of a heading; null when its words say nothing. */
    static @Nullable Meaning of(String header) {
        String words = Texts.words(Texts.unbroken(header)).strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            return null;
        }
        if (NUMBER.matcher(words).matches()) {
            return new Meaning(ColumnRole.NUMBER, TermPart.WHOLE, true, false);
        }
        String outside = words.replaceAll("\\([^)]*\\)?", " ").strip();
        Meaning strong = strong(outside.isEmpty() ? words : outside);
        return strong != null ? strong : weak(words);
    }

    /** Whether one heading names both a term and who executes: such a column holds two things. */
    static boolean mixed(String header) {
        String words = Texts.words(Texts.unbroken(header));
        boolean who = found(ColumnRole.EXECUTORS, words);
        return who && found(ColumnRole.TERM, words) && words.matches(".*(?:[,/;]| и ).*");
    }

    private static boolean found(ColumnRole role, String words) {
        Pattern pattern = STRONG.get(role);
        return pattern != null && pattern.matcher(words).find();
    }

    private static @Nullable Meaning strong(String words) {
        ColumnRole first = null;
        int at = Integer.MAX_VALUE;
        for (ColumnRole role : ColumnRole.values()) {
            Pattern pattern = STRONG.get(role);
            if (pattern == null) {
                continue;
            }
            Matcher matcher = pattern.matcher(words);
            if (matcher.find() && matcher.start() < at) {
                first = role;
                at = matcher.start();
            }
        }
        if (first == null) {
            TermPart edge = partOf(words);
            return edge == TermPart.WHOLE ? null : new Meaning(ColumnRole.TERM, edge, words.length() > 3, false);
        }
        boolean introduced = words.length() <= SHORT
                || INTRODUCTION.matcher(words.substring(0, at)).matches();
        boolean actor = ACTOR.matcher(words).find() && first != ColumnRole.TERM;
        if (!introduced || actor || words.length() > LONGEST_OUTSIDE) {
            return null;
        }
        TermPart part = first == ColumnRole.TERM ? partOf(words) : TermPart.WHOLE;
        return new Meaning(first, part, true, false);
    }

    private static @Nullable Meaning weak(String words) {
        if (words.length() > LONGEST_WEAK) {
            return null;
        }
        if (ENTITY.matcher(words).find()) {
            return new Meaning(ColumnRole.PARTICIPANTS, TermPart.WHOLE, false, true);
        }
        for (Map.Entry<ColumnRole, Pattern> entry : WEAK) {
            if (entry.getValue().matcher(words).find()) {
                return new Meaning(entry.getKey(), TermPart.WHOLE, false, false);
            }
        }
        return null;
    }

    /** Which part of a term a heading like «начало», «дата окончания», «время» names. */
    static TermPart partOf(String words) {
        if (TIME.matcher(words).find()) {
            return TermPart.TIME;
        }
        boolean start = START.matcher(words).find();
        boolean finish = FINISH.matcher(words).find();
        if (start == finish) {
            return TermPart.WHOLE;
        }
        return start ? TermPart.START : TermPart.FINISH;
    }
}
