package ru.opora.surveys;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveRule;

/** Who learns of questionnaires, campaigns and links. */
@Configuration(proxyBeanMethods = false)
class SurveysLive {

    @Bean
    LiveRule surveysLiveRule() {
        return LiveRule.always(
                LiveAudience.insideAndBelow(SurveyPermission.READ),
                "questionnaire",
                "questionnaireVersion",
                "campaign");
    }

    @Bean
    LiveRule surveyParticipantsLiveRule() {
        return LiveRule.always(
                LiveAudience.inside(SurveyPermission.READ),
                "campaignParticipant",
                "surveyLink",
                "surveyInvitation",
                "riskProfile");
    }
}
