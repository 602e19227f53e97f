/** The pages people see while they sign in and look after their accounts. */
@NullMarked
package ru.opora.identity.pages;

import org.jspecify.annotations.NullMarked;
