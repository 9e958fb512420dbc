package org.holdfast.i18n;

/**
 * A sentence or a word that people see: its key in the message bundles.
 *
 * <p>Implemented by enums, one for each group of texts, so that the compiler knows every key and a
 * test can find those that no bundle has.
 */
public sealed interface Text
        permits BenchText, BucketText, CommandText, FailureText, JobsText, LibraryText,
                ReportText, UnitText, WalkText, WindowText {
    /** The key in the bundles, words separated by dots and hyphens. */
    String key();
}
