package ru.opora.monitoring.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.monitoring.formulas.FormulaEffect;
import ru.opora.monitoring.formulas.FormulaView;
import ru.opora.monitoring.formulas.Formulas;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.scoring.RiskFactor;
import ru.opora.surveys.scores.Group;
import ru.opora.surveys.scores.Scores;

/** Risk factors of profiles, in percent, by the formula that is in force for the owner of the round. */
@Component
class RiskFactorSource implements IndicatorSource {

    private static final String KEY = "risk.";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** So long may the titles of campaigns be in a trace. */
    private static final int MOST_CAMPAIGNS = 400;

    private static final Map<RiskFactor, List<String>> NAMES = Map.of(
            RiskFactor.SCHOOL_EQUIPMENT, List.of("Оснащенность школы", "School equipment"),
            RiskFactor.TEACHER_SHORTAGE, List.of("Дефицит педагогических кадров", "Shortage of teachers"),
            RiskFactor.PUPIL_FAILURE, List.of("Риск учебной неуспешности", "Risk of pupils' failure"),
            RiskFactor.TEACHER_COMPETENCE, List.of("Компетенции учителей", "Competence of teachers"),
            RiskFactor.SPECIAL_NEEDS, List.of("Доля учеников с ОВЗ", "Pupils with special needs"),
            RiskFactor.LANGUAGE_CULTURE, List.of("Языковые и культурные барьеры", "Language and culture barriers"),
            RiskFactor.MOTIVATION, List.of("Учебная мотивация", "Motivation"),
            RiskFactor.WELL_BEING, List.of("Благополучие учеников", "Well-being"),
            RiskFactor.DISCIPLINE, List.of("Дисциплина в классе", "Discipline"),
            RiskFactor.PARENT_INVOLVEMENT, List.of("Вовлеченность родителей", "Parents' involvement"));

    private final Scores scores;
    private final Formulas formulas;

    RiskFactorSource(Scores scores, Formulas formulas) {
        this.scores = scores;
        this.formulas = formulas;
    }

    @Override
    public List<Offer> offers() {
        return Arrays.stream(RiskFactor.values())
                .map(factor -> {
                    List<String> name = NAMES.getOrDefault(factor, List.of(factor.name(), factor.name()));
                    return new Offer(
                            KEY + factor.name(),
                            Map.of("ru", "Риск: " + name.get(0), "en", "Risk: " + name.get(1)),
                            "%");
                })
                .toList();
    }

    /** What surveys say now: scores have no period of their own. */
    @Override
    public Flux<Value> values(Caller caller, Place place, String key, LocalDate from, LocalDate to) {
        String factor = key.substring(KEY.length());
        return formulas.inForce(caller, place.id())
                .flatMapMany(formula ->
                        scores.within(place.path()).flatMapIterable(groups -> value(factor, groups, formula)));
    }

    private static List<Value> value(String factor, List<Group> groups, FormulaView formula) {
        List<Group> own =
                groups.stream().filter(group -> group.factor().equals(factor)).toList();
        Double score =
                own.isEmpty() ? null : FormulaEffect.score(factor, own, formula).value();
        if (score == null) {
            return List.of();
        }
        BigDecimal percent = BigDecimal.valueOf(score).multiply(HUNDRED).setScale(2, RoundingMode.HALF_UP);
        String campaigns = String.join(
                "; ", own.stream().map(Group::campaignTitle).distinct().toList());
        String named = campaigns.substring(0, Math.min(campaigns.length(), MOST_CAMPAIGNS));
        return List.of(new Value(
                own.get(0).organization(),
                percent,
                IndicatorSource.trace(
                        "Рисковый профиль, формула «%s»: %s",
                        "Risk profile, formula «%s»: %s", formula.name(), named)));
    }
}
