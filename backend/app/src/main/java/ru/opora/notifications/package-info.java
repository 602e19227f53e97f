/** What people are told: in the screen and by e-mail, each as they chose. Other rooms tell through {@link ru.opora.notifications.Notifications}. */
@NullMarked
package ru.opora.notifications;

import org.jspecify.annotations.NullMarked;
