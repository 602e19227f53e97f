/** Names as printed and the organisations they may mean; aliases. */
@NullMarked
package ru.opora.organizations.matching;

import org.jspecify.annotations.NullMarked;
