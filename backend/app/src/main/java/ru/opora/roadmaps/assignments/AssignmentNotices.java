package ru.opora.roadmaps.assignments;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.notifications.NotificationKind;

/** The kinds of notifications of this room. */
@Configuration(proxyBeanMethods = false)
class AssignmentNotices {

    static final String ASSIGNED = "TASKS_ASSIGNED";

    @Bean
    NotificationKind tasksAssigned() {
        return new NotificationKind(ASSIGNED, NotificationKind.Email.DAILY);
    }
}
