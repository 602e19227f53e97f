/** Letters from the outbox to the mail server, again and again until it takes them. */
@NamedInterface("mail")
@NullMarked
package ru.opora.notifications.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
