/**
 * Everything that people read: typed keys, message bundles, and the words of a language.
 *
 * <p>Start with {@link org.holdfast.i18n.Words}; the keys are the enums under
 * {@link org.holdfast.i18n.Text}, one for each group. The bundles are
 * {@code org/holdfast/i18n/messages*.properties} (UTF-8, patterns of
 * {@link java.text.MessageFormat}; plurals by {@code choice}). What each word of the field means,
 * and what it must not be mixed up with, is in {@code i18n/GLOSSARY.md}.
 *
 * <p>A new text: a constant in an enum and a line in every bundle; the tests print the lines that
 * are missing, ready to paste. No apostrophes in the texts: to MessageFormat they are quotes.
 *
 * <p>May use: the JDK. Never belongs here: what a text is said about; escaping of names that come
 * from outside (the app does that before it says them).
 */
package org.holdfast.i18n;
