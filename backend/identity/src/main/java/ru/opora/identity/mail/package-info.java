/** Letters about accounts, where there is a mail server. */
@NullMarked
package ru.opora.identity.mail;

import org.jspecify.annotations.NullMarked;
