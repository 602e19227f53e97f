package ru.opora.monitoring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveRule;
import ru.opora.surveys.SurveyPermission;

/** Who learns of risk profiles, of engagement, of indicators, and of rounds and their values. */
@Configuration(proxyBeanMethods = false)
class MonitoringLive {

    @Bean
    LiveRule riskProfilesLiveRule() {
        return LiveRule.always(LiveAudience.inside(SurveyPermission.READ), "riskFactorReview", "antiRiskProgramme");
    }

    @Bean
    LiveRule riskFormulasLiveRule() {
        return LiveRule.always(LiveAudience.insideAndBelow(SurveyPermission.READ), "riskFormula");
    }

    @Bean
    LiveRule assessmentsLiveRule() {
        return LiveRule.always(LiveAudience.insideAndBelow(MonitoringPermission.READ), "assessment");
    }

    @Bean
    LiveRule assessmentImportsLiveRule() {
        return LiveRule.always(LiveAudience.inside(MonitoringPermission.WRITE), "assessmentImport");
    }

    /** Of a school on a list nobody is told by itself: whoever learns that it changed would learn that it is there. */
    @Bean
    LiveRule identificationsLiveRule() {
        return LiveRule.always(
                LiveAudience.insideAndBelow(MonitoringPermission.READ), "identificationRule", "identification");
    }

    /** Schools learn of it too: the lists of their municipality changed with their own figures. */
    @Bean
    LiveRule engagementLiveRule() {
        return LiveRule.always(LiveAudience.insideAndBelow(MonitoringPermission.READ), "engagement");
    }

    @Bean
    LiveRule roundsLiveRule() {
        return LiveRule.always(LiveAudience.insideAndBelow(MonitoringPermission.READ), "indicator", "monitoringRound");
    }

    @Bean
    LiveRule formsLiveRule() {
        return LiveRule.always(LiveAudience.inside(MonitoringPermission.READ), "monitoringForm", "indicatorValue");
    }
}
