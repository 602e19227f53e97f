/** Risk profiles of schools: scores of campaigns by a formula that is data, and what people who know the school say of them. */
@NullMarked
package ru.opora.surveys.profiles;

import org.jspecify.annotations.NullMarked;
