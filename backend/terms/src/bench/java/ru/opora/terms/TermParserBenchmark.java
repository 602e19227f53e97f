package ru.opora.terms;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Terms a second on one core, beside the limit of the machine measured in the same run: walking over the same characters
 * and hashing them, which any reader must at least do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TermParserBenchmark {

    private static final int COUNT = 25;

    private final TermParser parser = new TermParser();
    private final Period period = new Period(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31));
    private final String[] terms = {
        "март",
        "Февраль - декабрь",
        "до 15.03.2021",
        "В срок до 1 августа 2021 года",
        "ежемесячно",
        "ежемесячно до 10 числа месяца, следующего за отчетным",
        "1 и 3 понедельники каждого месяца",
        "В течение года (еженедельно)",
        "по утвержденному графику",
        "постоянно",
        "23.06.2021, 17.11.2021",
        "12-15 сентября 2021 года",
        "III-IV квартал",
        "сентебрь 2021г.",
        "в течение 10 дней после получения приказа",
        "17.11.2021 14.30 – 15.00",
        "Ноябрь 15.11.2021 (школа № 1), 17.11.2021 (школа № 2; школа № 3)",
        "осенние каникулы",
        "не реже 1 раза в квартал",
        "последняя пятница месяца",
        "с 1 по 15 марта",
        "Сентябрь, октябрь",
        "ежегодно, ноябрь",
        "декабрь-январь 2021",
        "отчет до 15 марта"
    };

    /** Parses each term once and gives how many there were. */
    int parseAll() {
        int parsed = 0;
        for (String term : terms) {
            parsed += parser.parse(term, period).text().isEmpty() ? 0 : 1;
        }
        return parsed;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void parse(Blackhole hole) {
        for (String term : terms) {
            hole.consume(parser.parse(term, period));
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void limit(Blackhole hole) {
        for (String term : terms) {
            int hash = 0;
            for (int i = 0; i < term.length(); i++) {
                hash = hash * 31 + Character.toLowerCase(term.charAt(i));
            }
            hole.consume(hash);
        }
    }
}
