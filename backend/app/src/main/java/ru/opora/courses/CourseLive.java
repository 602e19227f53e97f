package ru.opora.courses;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.platform.live.LiveAudience;
import ru.opora.platform.live.LiveRule;

/** Who learns of courses, and of teachers in them. */
@Configuration(proxyBeanMethods = false)
class CourseLive {

    @Bean
    LiveRule coursesLiveRule() {
        return LiveRule.always(LiveAudience.insideAndBelow(CoursePermission.READ), "course");
    }

    @Bean
    LiveRule courseEnrolmentsLiveRule() {
        return LiveRule.always(LiveAudience.inside(CoursePermission.READ), "courseEnrolment");
    }
}
