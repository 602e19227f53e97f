package ru.opora.roadmaps.reminders;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.notifications.NotificationKind;
import ru.opora.notifications.NotificationKind.Email;

/** The kinds of notifications of this room. What is told in the morning goes out in one letter then, not the next day. */
@Configuration(proxyBeanMethods = false)
class ReminderNotices {

    /** To the executor's people: what is due soon, what has become overdue, what is asked for of what never ends. */
    static final String DUE = "TASKS_DUE";

    /** To those above: what others have not done. */
    static final String OVERDUE_BELOW = "TASKS_OVERDUE_BELOW";

    static final String WEEK = "TASKS_WEEK";

    /** To those above: where nobody responsible was appointed in time. What the executor itself is told is the duty's own kind. */
    static final String NOT_APPOINTED_BELOW = "APPOINTMENT_OVERDUE_BELOW";

    @Bean
    NotificationKind tasksDue() {
        return new NotificationKind(DUE, Email.AT_ONCE);
    }

    @Bean
    NotificationKind tasksOverdueBelow() {
        return new NotificationKind(OVERDUE_BELOW, Email.AT_ONCE);
    }

    @Bean
    NotificationKind notAppointedBelow() {
        return new NotificationKind(NOT_APPOINTED_BELOW, Email.AT_ONCE);
    }

    @Bean
    NotificationKind tasksWeek() {
        return new NotificationKind(WEEK, Email.AT_ONCE);
    }
}
