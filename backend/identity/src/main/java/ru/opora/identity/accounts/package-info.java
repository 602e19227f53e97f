/** Accounts and what guards them: passwords, links that work once, sessions, lock-out, and the log of all that. */
@NullMarked
package ru.opora.identity.accounts;

import org.jspecify.annotations.NullMarked;
