package ru.opora.reports;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveRule;

/** Who learns of reports that are owed, of words under them, and of templates. */
@Configuration(proxyBeanMethods = false)
class ReportsLive {

    @Bean
    LiveRule reportObligationsLiveRule() {
        return LiveRule.always(
                LiveAudience.inside(ReportsPermission.READ), "reportObligation", "reportComment", "consolidatedReport");
    }

    @Bean
    LiveRule reportTemplatesLiveRule() {
        return LiveRule.always(LiveAudience.insideAndBelow(ReportsPermission.READ), "reportTemplate");
    }
}
