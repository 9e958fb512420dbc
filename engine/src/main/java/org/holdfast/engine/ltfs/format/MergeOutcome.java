package org.holdfast.engine.ltfs.format;

/**
 * What a merge has done.
 *
 * @param entries directories and files in the new index, the root counted
 * @param bytes of XML
 * @param added entries that were not there before, made directories not counted
 * @param replaced entries that took the place of one of the same path
 * @param made directories made because something was put below them
 * @param dropped files taken away
 * @param ignored drops that found nothing, or a directory
 */
public record MergeOutcome(long entries, long bytes, long added, long replaced, long made,
        long dropped, long ignored) {}
