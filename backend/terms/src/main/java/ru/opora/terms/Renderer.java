package ru.opora.terms;

import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.Collectors;
import ru.opora.terms.Rule.NthDay;
import ru.opora.terms.Rule.Step;

/** Says a meaning in canonical Russian words. What it says reads back to the same meaning. */
final class Renderer {

    private static final String[] ORDINALS = {"перв", "втор", "трет", "четверт", "пят"};
    private static final String[] WEEKDAYS = {
        "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"
    };
    private static final String[] WEEKDAYS_GENITIVE = {
        "понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья"
    };

    private Renderer() {}

    static String render(Meaning meaning, List<TimeOfDay> times) {
        String clock = times.stream()
                .map(time -> ", " + time.start() + (time.end() == null ? "" : "-" + time.end()))
                .collect(Collectors.joining());
        return text(meaning) + clock;
    }

    private static String text(Meaning meaning) {
        if (meaning instanceof Meaning.Dates dates) {
            return spans(dates.spans());
        }
        if (meaning instanceof Meaning.Throughout whole) {
            return switch (whole.extent()) {
                case YEAR -> "в течение года";
                case SCHOOL_YEAR -> "в течение учебного года";
                case PERIOD -> "весь период";
            };
        }
        if (meaning instanceof Meaning.Repeating repeating) {
            Meaning within = repeating.within();
            String rule = rule(repeating.rule());
            return within == null
                    ? rule
                    : within instanceof Meaning.Dates ? rule + " (" + text(within) + ")" : rule + " " + text(within);
        }
        if (meaning instanceof Meaning.Open open) {
            return open(open);
        }
        if (meaning instanceof Meaning.EachParticipant each) {
            return participants(each);
        }
        return ((Meaning.Both) meaning).parts().stream().map(Renderer::text).collect(Collectors.joining("; "));
    }

    static String spans(List<Span> spans) {
        return spans.stream().map(SpanWords::of).collect(Collectors.joining(", "));
    }

    private static String participants(Meaning.EachParticipant each) {
        Meaning.Dates envelope = each.envelope();
        String dates = each.entries().stream()
                .map(entry -> SpanWords.of(entry.date()) + " (" + String.join("; ", entry.names()) + ")")
                .collect(Collectors.joining(", "));
        return envelope == null ? dates : spans(envelope.spans()) + ": " + dates;
    }

    private static String open(Meaning.Open open) {
        Span since = open.since();
        if (since != null) {
            return "с " + SpanWords.genitive(since.from()) + " постоянно";
        }
        return switch (open.basis()) {
            case CONTINUOUS -> "постоянно";
            case REQUEST -> "по запросу";
            case SCHEDULE -> "по графику";
            case NEED -> "по мере необходимости";
            case REFERENCE -> "в установленные сроки";
            case EVENT -> "по наступлении события";
        };
    }

    private static String rule(Rule rule) {
        String step = step(rule.every(), rule.interval());
        if (!rule.yearly().isEmpty()) {
            return step + ": " + spans(rule.yearly());
        }
        if (!rule.monthDays().isEmpty()) {
            return monthDays(rule, step);
        }
        if (rule.days().isEmpty()) {
            return step;
        }
        return rule.every() == Step.MONTH ? step + ": " + nthDays(rule.days()) : weekdays(rule, step);
    }

    private static String weekdays(Rule rule, String step) {
        String[] names = rule.by() ? WEEKDAYS_GENITIVE : WEEKDAYS;
        String days =
                rule.days().stream().map(day -> names[day.day().getValue() - 1]).collect(Collectors.joining(", "));
        return step + (rule.by() ? " до " : ": ") + days;
    }

    private static String monthDays(Rule rule, String step) {
        if (rule.monthDays().contains(-1)) {
            return rule.by() ? "до конца каждого месяца" : "последний день каждого месяца";
        }
        String days = rule.monthDays().stream().map(String::valueOf).collect(Collectors.joining(" и "));
        String reported = switch (rule.every()) {
            case QUARTER -> "отчетным кварталом";
            case HALF_YEAR -> "отчетным полугодием";
            case YEAR -> "отчетным годом";
            default -> "отчетным";
        };
        return step + (rule.by() ? " до " : " ") + days + " числа"
                + (rule.lag() > 0 ? " месяца, следующего за " + reported : "");
    }

    private static String nthDays(List<NthDay> days) {
        DayOfWeek weekday = days.get(0).day();
        return days.stream().map(day -> ordinal(day.nth(), weekday)).collect(Collectors.joining(" и ")) + " "
                + WEEKDAYS[weekday.getValue() - 1];
    }

    /** The ordinal in the gender of a weekday. */
    static String ordinal(int nth, DayOfWeek weekday) {
        boolean feminine =
                weekday == DayOfWeek.WEDNESDAY || weekday == DayOfWeek.FRIDAY || weekday == DayOfWeek.SATURDAY;
        boolean neuter = weekday == DayOfWeek.SUNDAY;
        if (nth < 0) {
            String stem = nth == -1 ? "последн" : "предпоследн";
            return stem + (feminine ? "яя" : neuter ? "ее" : "ий");
        }
        String stem = ORDINALS[nth - 1];
        if (nth == 3) {
            return stem + (feminine ? "ья" : neuter ? "ье" : "ий");
        }
        return stem + (feminine ? "ая" : neuter ? "ое" : nth == 2 ? "ой" : "ый");
    }

    static String weekday(DayOfWeek day) {
        return WEEKDAYS[day.getValue() - 1];
    }

    private static String step(Step step, int interval) {
        if (interval > 1) {
            return "1 раз в " + interval + " " + manyOf(step);
        }
        return switch (step) {
            case DAY -> "ежедневно";
            case WEEK -> "еженедельно";
            case MONTH -> "ежемесячно";
            case QUARTER -> "ежеквартально";
            case HALF_YEAR -> "раз в полугодие";
            case YEAR -> "ежегодно";
            case SCHOOL_QUARTER -> "раз в четверть";
            case TRIMESTER -> "раз в триместр";
        };
    }

    private static String manyOf(Step step) {
        return switch (step) {
            case DAY -> "дней";
            case WEEK -> "недель";
            case MONTH -> "месяцев";
            case QUARTER -> "кварталов";
            case HALF_YEAR -> "полугодий";
            case YEAR -> "лет";
            case SCHOOL_QUARTER -> "четвертей";
            case TRIMESTER -> "триместров";
        };
    }
}
